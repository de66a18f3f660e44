import { Controller, useWatch } from 'react-hook-form'
import { Field } from '../../ui/field.tsx'
import { TokenInput } from '../../ui/token-input.tsx'
import { EventTicks } from './event-ticks.tsx'
import { ChoiceField, type FormControl, Group, TextField } from './form-fields.tsx'
import { OBJECT_EVENTS, OBJECT_TYPES } from './netbox-events.ts'
import { TlsFields } from './tls-fields.tsx'

const CONTENT_TYPES = ['application/json', 'application/x-www-form-urlencoded']

const ContentType = ({ control }: { control: FormControl }) => {
  const current = useWatch({ control, name: 'settings.contentType' })
  const choices = [...new Set([...CONTENT_TYPES, current])].map(value => ({ value, label: value }))
  return <ChoiceField control={control} name="settings.contentType" label="Content type" choices={choices} />
}

const Events = ({ control }: { control: FormControl }) => (
  <Controller
    control={control}
    name="eventTypes"
    render={({ fieldState }) => (
      <Group title="Events">
        <EventTicks control={control} events={OBJECT_EVENTS} />
        <p role="status" data-problem={fieldState.error && true} className="min-h-4 text-xs text-bad">
          {fieldState.error?.message}
        </p>
      </Group>
    )}
  />
)

/** The form of a NetBox webhook (R17, R22, R46, R57). */
export const NetboxFields = ({ control }: { control: FormControl }) => (
  <>
    <Controller
      control={control}
      name="settings.filter.objectTypes"
      render={({ field, fieldState }) => (
        <Field
          label="Object types"
          help="Such as site or dcim.site; none means every one."
          error={fieldState.error?.message}
        >
          {({ id, 'aria-describedby': describedBy }) => (
            <TokenInput
              id={id}
              aria-describedby={describedBy}
              value={field.value}
              onChange={field.onChange}
              suggestions={OBJECT_TYPES}
              placeholder="site, device, ipaddress"
            />
          )}
        </Field>
      )}
    />
    <Events control={control} />
    <ContentType control={control} />
    <TextField
      control={control}
      name="secret"
      label="Secret"
      optional
      help="Signs each body as X-Hook-Signature (HMAC-SHA512). The secret is not transmitted in the request."
    />
    <TlsFields control={control} />
    <TextField
      control={control}
      name="conditions"
      label="Conditions"
      optional
      rows={3}
      placeholder={'{"and": [{"attr": "status", "value": "active"}]}'}
      help="JSON; only matching objects are sent."
    />
  </>
)
