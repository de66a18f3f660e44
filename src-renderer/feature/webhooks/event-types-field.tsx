import { Controller } from 'react-hook-form'
import type { ProfileName } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { Field } from '../../ui/field.tsx'
import { EventTypeInput } from './event-type-input.tsx'
import type { FormControl } from './form-fields.tsx'

/** Any event types, for profiles without a fixed list. */
export const EventTypesField = ({ control, profile }: { control: FormControl; profile: ProfileName }) => (
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
            suggestions={['*', ...profiles[profile].samples.map(sample => sample.type)]}
          />
        )}
      </Field>
    )}
  />
)
