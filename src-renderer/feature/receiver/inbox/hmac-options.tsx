import { Controller, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form'
import { z } from 'zod'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { headerNameSchema } from '../../../../src-shared/model/webhook.ts'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'

/** The options of an HMAC that the form asks for; the rest is for REST and the command line, and stays. */
export const hmacFormSchema = z.object({
  header: headerNameSchema,
  algorithm: z.enum(['sha1', 'sha256', 'sha384', 'sha512']),
  encoding: z.enum(['hex', 'base64', 'base64url']),
  prefix: z.string().max(64),
  text: z.string().refine(text => text.split('{body}').length === 2, 'The text holds {body} exactly once.'),
})
type HmacForm = z.infer<typeof hmacFormSchema>

const DEFAULTS: HmacForm = { header: 'X-Signature', algorithm: 'sha256', encoding: 'hex', prefix: '', text: '{body}' }

/** What the inbox has, else what is usual. */
export const initialHmac = (options: Inbox['options']): HmacForm => {
  const parsed = hmacFormSchema.safeParse({ ...DEFAULTS, ...options })
  return parsed.success ? parsed.data : DEFAULTS
}

export const hmacOptionsOf = (form: HmacForm, inbox: Inbox | null): Inbox['options'] => ({
  ...(inbox?.scheme === 'hmac' ? inbox.options : {}),
  ...form,
})

const ALGORITHMS = hmacFormSchema.shape.algorithm.options.map(value => ({ value, label: value.toUpperCase() }))
const ENCODINGS = hmacFormSchema.shape.encoding.options.map(value => ({ value, label: value }))

interface WithHmac extends FieldValues {
  hmac: HmacForm
}

/** Algorithm, header and signed text of an HMAC of one's own. */
export const HmacOptions = <F extends WithHmac>({ form }: { form: UseFormReturn<F> }) => {
  const name = (field: keyof HmacForm): Path<F> => `hmac.${field}` as Path<F>
  const error = (field: keyof HmacForm): string | undefined =>
    form.getFieldState(name(field), form.formState).error?.message
  return (
    <>
      <div className="grid grid-cols-[1fr_110px_110px] gap-3">
        <Field label="Signature header" error={error('header')}>
          {ids => <Input {...ids} {...form.register(name('header'))} mono />}
        </Field>
        <Controller
          control={form.control}
          name={name('algorithm')}
          render={({ field }) => (
            <Field label="Algorithm">
              {({ id }) => <Select id={id} value={field.value} choices={ALGORITHMS} onChange={field.onChange} />}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name={name('encoding')}
          render={({ field }) => (
            <Field label="Encoding">
              {({ id }) => <Select id={id} value={field.value} choices={ENCODINGS} onChange={field.onChange} />}
            </Field>
          )}
        />
      </div>
      <div className="grid grid-cols-[120px_1fr] gap-3">
        <Field label="Prefix" optional error={error('prefix')}>
          {ids => <Input {...ids} {...form.register(name('prefix'))} mono placeholder="sha256=" />}
        </Field>
        <Field label="Signed text" help="{body}, with {url} and {method}" error={error('text')}>
          {ids => <Input {...ids} {...form.register(name('text'))} mono />}
        </Field>
      </div>
    </>
  )
}
