import type { ReactNode } from 'react'
import { type Control, Controller } from 'react-hook-form'
import type { Settings, Signing } from '../../../src-shared/model/webhook.ts'
import { SECOND } from '../../../src-shared/time.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { type Choice, Select } from '../../ui/select.tsx'
import { RetryDelays } from './retry-delays.tsx'
import type { WebhookForm } from './webhook-form-model.ts'

type FormControl = Control<WebhookForm>

const SUCCESS: Choice<Settings['success']>[] = [
  { value: '2xx', label: 'Any 2xx' },
  { value: '200', label: '200 only' },
  { value: 'lt400', label: 'Anything below 400' },
]
const RETRY_STATUS: Choice<Settings['retry']['on']['status']>[] = [
  { value: 'non-success', label: 'Every status that is no success' },
  { value: '5xx', label: '5xx only' },
  { value: 'none', label: 'No status' },
]
const METHODS: Choice<Settings['method']>[] = [
  { value: 'POST', label: 'POST' },
  { value: 'PUT', label: 'PUT' },
  { value: 'PATCH', label: 'PATCH' },
]
const FORMATS: Choice<Settings['payloadFormat']>[] = [
  { value: 'standard', label: 'Standard Webhooks' },
  { value: 'netx', label: 'NetX' },
]
const URLS: Choice<Settings['urlPolicy']>[] = [
  { value: 'http-or-https', label: 'http and https' },
  { value: 'https-only', label: 'https only, percent-encoded' },
]

const SIGNINGS = ['none', 'hmac', 'ed25519', 'both', 'token'] as const
type SigningName = (typeof SIGNINGS)[number]
const SIGNING: Choice<SigningName>[] = [
  { value: 'none', label: 'None' },
  { value: 'hmac', label: 'Standard Webhooks, HMAC-SHA256' },
  { value: 'ed25519', label: 'Standard Webhooks, Ed25519' },
  { value: 'both', label: 'Standard Webhooks, both' },
  { value: 'token', label: 'Token in the body' },
]
const SIGNING_VALUE: Record<SigningName, Signing> = {
  none: { scheme: 'none' },
  hmac: { scheme: 'standard', algorithms: ['hmac-sha256'] },
  ed25519: { scheme: 'standard', algorithms: ['ed25519'] },
  both: { scheme: 'standard', algorithms: ['hmac-sha256', 'ed25519'] },
  token: { scheme: 'body-token', field: 'token' },
}
const signingName = (signing: Signing): SigningName => {
  if (signing.scheme === 'none') return 'none'
  if (signing.scheme === 'body-token') return 'token'
  if (signing.algorithms.length === 2) return 'both'
  return signing.algorithms[0] === 'ed25519' ? 'ed25519' : 'hmac'
}

type ChoiceName =
  | 'settings.success'
  | 'settings.retry.on.status'
  | 'settings.method'
  | 'settings.payloadFormat'
  | 'settings.urlPolicy'

const ChoiceField = <T extends string>(props: {
  control: FormControl
  name: ChoiceName
  label: string
  choices: Choice<T>[]
}) => (
  <Controller
    control={props.control}
    name={props.name}
    render={({ field }) => (
      <Field label={props.label}>
        {({ id }) => <Select id={id} value={field.value} choices={props.choices} onChange={field.onChange} />}
      </Field>
    )}
  />
)

type NumberName = 'settings.timeoutMs' | 'settings.concurrency' | 'settings.logRetentionDays'

const NumberField = (props: { control: FormControl; name: NumberName; label: string; unit?: number; help: string }) => {
  const unit = props.unit ?? 1
  return (
    <Controller
      control={props.control}
      name={props.name}
      render={({ field, fieldState }) => (
        <Field label={props.label} help={props.help} error={fieldState.error?.message}>
          {ids => (
            <Input
              {...ids}
              mono
              type="number"
              step="any"
              value={Number.isNaN(field.value) ? '' : field.value / unit}
              onBlur={field.onBlur}
              onChange={event => field.onChange(Math.round(event.target.valueAsNumber * unit))}
            />
          )}
        </Field>
      )}
    />
  )
}

type FlagName =
  | 'settings.retry.on.timeout'
  | 'settings.retry.on.network'
  | 'settings.retry.honourRetryAfter'
  | 'settings.disableRule.onExhausted'
  | 'settings.disableRule.onGone'
  | 'settings.manualRetry'
  | 'settings.tls.verify'
  | 'settings.tls.trustLocalCa'

const Flag = (props: { control: FormControl; name: FlagName; label: string }) => (
  <Controller
    control={props.control}
    name={props.name}
    render={({ field }) => <Checkbox label={props.label} checked={field.value} onChange={field.onChange} />}
  />
)

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="flex flex-col gap-1.5">
    <legend className="mb-1 font-semibold">{title}</legend>
    {children}
  </fieldset>
)

const Request = ({ control }: { control: FormControl }) => (
  <>
    <div className="grid grid-cols-2 gap-3">
      <ChoiceField control={control} name="settings.method" label="Method" choices={METHODS} />
      <ChoiceField control={control} name="settings.payloadFormat" label="Payload" choices={FORMATS} />
    </div>
    <Controller
      control={control}
      name="settings.contentType"
      render={({ field, fieldState }) => (
        <Field label="Content type" error={fieldState.error?.message}>
          {ids => <Input {...ids} {...field} mono />}
        </Field>
      )}
    />
    <Controller
      control={control}
      name="settings.signing"
      render={({ field }) => (
        <Field label="Signature">
          {({ id }) => (
            <Select
              id={id}
              value={signingName(field.value)}
              choices={SIGNING}
              onChange={name => field.onChange(SIGNING_VALUE[name])}
            />
          )}
        </Field>
      )}
    />
    <ChoiceField control={control} name="settings.urlPolicy" label="Allowed URLs" choices={URLS} />
  </>
)

const Retries = ({ control }: { control: FormControl }) => (
  <>
    <Controller
      control={control}
      name="settings.retry.delaysSec"
      render={({ field }) => <RetryDelays value={field.value} onChange={field.onChange} />}
    />
    <ChoiceField control={control} name="settings.retry.on.status" label="Retry on status" choices={RETRY_STATUS} />
    <Group title="Retry also">
      <Flag control={control} name="settings.retry.on.timeout" label="When the endpoint does not answer in time" />
      <Flag control={control} name="settings.retry.on.network" label="When the connection fails" />
      <Flag control={control} name="settings.retry.honourRetryAfter" label="Wait as long as Retry-After asks" />
    </Group>
  </>
)

/** Every setting that a profile presets. */
export const AdvancedSettings = ({ control }: { control: FormControl }) => (
  <div className="flex flex-col gap-2.5">
    <div className="grid grid-cols-2 gap-3">
      <NumberField
        control={control}
        name="settings.timeoutMs"
        label="Timeout"
        unit={SECOND}
        help="Seconds for one attempt."
      />
      <NumberField
        control={control}
        name="settings.concurrency"
        label="Concurrency"
        help="Requests at the same time."
      />
    </div>
    <ChoiceField control={control} name="settings.success" label="Success" choices={SUCCESS} />
    <Retries control={control} />
    <Group title="Disable the webhook">
      <Flag control={control} name="settings.disableRule.onExhausted" label="When all attempts of a message failed" />
      <Flag control={control} name="settings.disableRule.onGone" label="When the endpoint answers 410 Gone" />
    </Group>
    <Flag control={control} name="settings.manualRetry" label="Failed messages may be sent again by hand" />
    <Request control={control} />
    <Group title="TLS">
      <Flag control={control} name="settings.tls.verify" label="Verify the certificate" />
      <Flag
        control={control}
        name="settings.tls.trustLocalCa"
        label="Trust the local authority of the built-in receiver"
      />
    </Group>
    <NumberField control={control} name="settings.logRetentionDays" label="Keep the log" help="Days." />
  </div>
)
