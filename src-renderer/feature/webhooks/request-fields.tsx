import { Controller } from 'react-hook-form'
import { type PayloadFormat, payloadFormats, type Settings } from '../../../src-shared/model/webhook.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { Choice } from '../../ui/select.tsx'
import { ChoiceField, Flag, type FormControl, NumberField, TextField } from './form-fields.tsx'
import { HeadersField } from './headers-field.tsx'
import { payloadLabel } from './payload-label.ts'
import { SigningField } from './signing-field.tsx'

const METHODS: Choice<Settings['method']>[] = [
  'POST' as const,
  'PUT' as const,
  'PATCH' as const,
  'GET' as const,
  'DELETE' as const,
].map(value => ({ value, label: value }))
const FORMATS: Choice<PayloadFormat>[] = payloadFormats.map(value => ({ value, label: payloadLabel[value] }))
const URLS: Choice<Settings['urlPolicy']>[] = [
  { value: 'http-or-https', label: 'http and https' },
  { value: 'https-only', label: 'https only, percent-encoded' },
]

/** What a request is made of, and which events make one. */
export const RequestFields = ({ control, typedType }: { control: FormControl; typedType: boolean }) => (
  <>
    <div className="grid grid-cols-2 gap-3">
      <ChoiceField control={control} name="settings.method" label="Method" choices={METHODS} />
      <ChoiceField control={control} name="settings.payloadFormat" label="Payload" choices={FORMATS} />
    </div>
    {typedType && <TextField control={control} name="settings.contentType" label="Content type" />}
    <HeadersField control={control} />
    <TextField
      control={control}
      name="settings.template.body"
      label="Body template"
      optional
      nullable
      rows={3}
      placeholder={'{"what": "{{ event }}", "id": {{ data.id }}}'}
      help="Jinja; it makes the body in place of the payload."
    />
    <Flag control={control} name="settings.template.url" label="The endpoint URL is a template, too" />
    <SigningField control={control} />
    <div className="grid grid-cols-2 gap-3">
      <ChoiceField control={control} name="settings.urlPolicy" label="Allowed URLs" choices={URLS} />
      <NumberField
        control={control}
        name="settings.maxRedirects"
        label="Redirects"
        help="That many are followed; 0 takes a 3xx as the answer."
      />
    </div>
    <Controller
      control={control}
      name="settings.requireOriginLicense"
      render={({ field }) => (
        <Checkbox
          label="Only events of computers with a Pro licence"
          checked={field.value === 'pro'}
          onChange={on => field.onChange(on ? 'pro' : null)}
        />
      )}
    />
  </>
)
