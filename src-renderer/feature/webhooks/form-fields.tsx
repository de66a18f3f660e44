import type { ReactNode } from 'react'
import { type Control, Controller } from 'react-hook-form'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input, TextArea } from '../../ui/input.tsx'
import { type Choice, Select } from '../../ui/select.tsx'
import type { WebhookForm } from './webhook-form-model.ts'

export type FormControl = Control<WebhookForm>

type ChoiceName =
  | 'settings.success'
  | 'settings.retry.on.status'
  | 'settings.method'
  | 'settings.contentType'
  | 'settings.payloadFormat'
  | 'settings.urlPolicy'

export const ChoiceField = <T extends string>(props: {
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

type NumberName =
  | 'settings.timeoutMs'
  | 'settings.concurrency'
  | 'settings.logRetentionDays'
  | 'settings.maxRedirects'
  | 'settings.disableRule.window.failures'
  | 'settings.disableRule.window.windowMs'

/** A limit is told in the unit of the field, not in that of the form. */
const inUnit = (message: string | undefined, unit: number): string | undefined =>
  message?.replace(/\d+/, digits => String(Number(digits) / unit))

/** A number; the form holds it times `unit`. */
export const NumberField = (props: {
  control: FormControl
  name: NumberName
  label: string
  unit?: number
  help: string
}) => {
  const unit = props.unit ?? 1
  return (
    <Controller
      control={props.control}
      name={props.name}
      render={({ field, fieldState }) => (
        <Field label={props.label} help={props.help} error={inUnit(fieldState.error?.message, unit)}>
          {ids => (
            <Input
              {...ids}
              mono
              type="number"
              step="any"
              value={field.value === undefined || Number.isNaN(field.value) ? '' : field.value / unit}
              onBlur={field.onBlur}
              onChange={event => field.onChange(Math.round(event.target.valueAsNumber * unit))}
            />
          )}
        </Field>
      )}
    />
  )
}

type TextName = 'secret' | 'conditions' | 'settings.contentType' | 'settings.tls.caFile' | 'settings.template.body'

/** Text of a machine. Empty is null where the form holds a nullable. */
export const TextField = (props: {
  control: FormControl
  name: TextName
  label: string
  help?: ReactNode
  placeholder?: string
  optional?: boolean
  nullable?: boolean
  /** More than one line. */
  rows?: number
}) => (
  <Controller
    control={props.control}
    name={props.name}
    render={({ field, fieldState }) => (
      <Field label={props.label} optional={props.optional ?? false} help={props.help} error={fieldState.error?.message}>
        {ids => {
          const common = {
            ...ids,
            value: field.value ?? '',
            placeholder: props.placeholder,
            onBlur: field.onBlur,
          }
          const set = (text: string): void => field.onChange(props.nullable && text === '' ? null : text)
          return props.rows === undefined ? (
            <Input {...common} mono onChange={event => set(event.target.value)} />
          ) : (
            <TextArea {...common} rows={props.rows} onChange={event => set(event.target.value)} />
          )
        }}
      </Field>
    )}
  />
)

type FlagName =
  | 'settings.retry.on.timeout'
  | 'settings.retry.on.network'
  | 'settings.retry.honourRetryAfter'
  | 'settings.disableRule.onExhausted'
  | 'settings.disableRule.onGone'
  | 'settings.manualRetry'
  | 'settings.warn4xxBody'
  | 'settings.template.url'
  | 'settings.tls.verify'
  | 'settings.tls.trustLocalCa'

export const Flag = (props: { control: FormControl; name: FlagName; label: string; help?: string }) => (
  <Controller
    control={props.control}
    name={props.name}
    render={({ field }) => (
      <Checkbox
        label={props.label}
        {...(props.help === undefined ? {} : { help: props.help })}
        checked={field.value}
        onChange={field.onChange}
      />
    )}
  />
)

export const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="flex flex-col gap-1.5">
    <legend className="mb-1 font-semibold">{title}</legend>
    {children}
  </fieldset>
)
