import { Controller } from 'react-hook-form'
import type { ProfileName } from '../../../src-shared/model/webhook.ts'
import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import { Field } from '../../ui/field.tsx'
import { useEventTypes } from '../event-types/use-event-types.ts'
import { EventTypeInput } from './event-type-input.tsx'
import type { FormControl } from './form-fields.tsx'

/** Names of the catalogue, those of the profile first. */
const suggestionsFor = (profile: ProfileName, catalogue: readonly EventTypeDefinition[]): string[] => {
  const own = catalogue.filter(({ systems }) => systems.length === 0 || systems.includes(profile))
  const others = profile === 'standard' ? catalogue.filter(each => !own.includes(each)) : []
  return ['*', ...[...own, ...others].map(({ name }) => name)]
}

/** Any event types, for profiles without a fixed list. */
export const EventTypesField = ({ control, profile }: { control: FormControl; profile: ProfileName }) => {
  const catalogue = useEventTypes().data?.items ?? []
  return (
    <Controller
      control={control}
      name="eventTypes"
      render={({ field, fieldState }) => (
        <Field
          label="Event types"
          help="Types, order.* for all that begin so, or * for all. None delivers nothing."
          error={fieldState.error?.message}
        >
          {ids => (
            <EventTypeInput
              id={ids.id}
              aria-describedby={ids['aria-describedby']}
              value={field.value}
              onChange={field.onChange}
              suggestions={suggestionsFor(profile, catalogue)}
            />
          )}
        </Field>
      )}
    />
  )
}
