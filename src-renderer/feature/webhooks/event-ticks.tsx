import { Controller } from 'react-hook-form'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { FormControl } from './form-fields.tsx'
import { JOB_EVENTS, OBJECT_EVENTS } from './netbox-events.ts'

const ALL_EVENTS: string[] = [...OBJECT_EVENTS, ...JOB_EVENTS].map(event => event.type)

interface Props {
  control: FormControl
  events: readonly { type: string; label: string }[]
}

/** In the catalogue's order, and types of other systems after them. */
const ticked = (chosen: string[], type: string, on: boolean): string[] => [
  ...ALL_EVENTS.filter(each => (each === type ? on : chosen.includes(each))),
  ...chosen.filter(each => !ALL_EVENTS.includes(each)),
]

/** Some of NetBox's event types, each with a box of its own. */
export const EventTicks = ({ control, events }: Props) => (
  <Controller
    control={control}
    name="eventTypes"
    render={({ field: { value, onChange } }) => {
      const chosen = value.includes('*') ? ALL_EVENTS : value
      return (
        <>
          {events.map(({ type, label }) => (
            <Checkbox
              key={type}
              label={label}
              checked={chosen.includes(type)}
              onChange={on => onChange(ticked(chosen, type, on))}
            />
          ))}
        </>
      )
    }}
  />
)
