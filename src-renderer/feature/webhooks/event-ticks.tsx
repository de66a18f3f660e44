import { Controller } from 'react-hook-form'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { FormControl } from './form-fields.tsx'
import { tick, tickedEvents } from './netbox-events.ts'

interface Props {
  control: FormControl
  events: readonly { type: string; label: string }[]
}

/** Some of NetBox's event types, each with a box of its own. */
export const EventTicks = ({ control, events }: Props) => (
  <Controller
    control={control}
    name="eventTypes"
    render={({ field: { value, onChange } }) => {
      const chosen = tickedEvents(value)
      return (
        <>
          {events.map(({ type, label }) => (
            <Checkbox
              key={type}
              label={label}
              checked={chosen.includes(type)}
              onChange={on => onChange(tick(value, type, on))}
            />
          ))}
        </>
      )
    }}
  />
)
