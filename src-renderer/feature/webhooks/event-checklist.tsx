import type { SampleEvent } from '../../../src-shared/profiles/index.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'

interface Props {
  value: string[]
  onChange(value: string[]): void
  /** The types of the system, with what they mean. */
  events: SampleEvent[]
}

/** A system's event types to tick. `*` ticks them all; types of other systems stay as they are. */
export const EventChecklist = ({ value, onChange, events }: Props) => {
  const types = events.map(event => event.type)
  const others = value.filter(type => type !== '*' && !types.includes(type))
  const chosen = value.includes('*') ? types : types.filter(type => value.includes(type))
  const set = (type: string, on: boolean): void =>
    onChange([...types.filter(each => (each === type ? on : chosen.includes(each))), ...others])
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="sr-only">Event types</legend>
      <div className="flex items-center gap-2">
        <span className="font-semibold" aria-hidden>
          Event types
        </span>
        <span className="mono text-xs text-faint">{`${chosen.length} of ${types.length}`}</span>
        <span className="flex-1" />
        <Button size="small" look="ghost" onClick={() => onChange([...types, ...others])}>
          Choose all
        </Button>
        <Button size="small" look="ghost" onClick={() => onChange(others)}>
          Choose none
        </Button>
      </div>
      <div className="grid grid-cols-1 rounded-md border border-line px-2.5 py-1.5">
        {events.map(({ type, description }) => (
          <div key={type} className="py-0.5">
            <Checkbox
              label={
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="mono">{type}</span>
                  <span className="text-xs text-faint">{description}</span>
                </span>
              }
              checked={chosen.includes(type)}
              onChange={on => set(type, on)}
            />
          </div>
        ))}
      </div>
      {others.length > 0 && <p className="mono text-xs text-faint">{`Also ${others.join(', ')}`}</p>}
    </fieldset>
  )
}
