import { Controller } from 'react-hook-form'
import { providerSchemes } from '../../../src-shared/model/scheme.ts'
import { headerNameSchema, type Signing, signsAsProvider } from '../../../src-shared/model/webhook.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { type Choice, Select } from '../../ui/select.tsx'
import { useSchemes } from '../receiver/inbox/use-schemes.ts'
import type { FormControl } from './form-fields.tsx'

const SIGNINGS = ['none', 'hmac', 'ed25519', 'both', 'token', 'sha256', 'sha512'] as const
type OwnName = (typeof SIGNINGS)[number]
type ProviderName = (typeof providerSchemes)[number]
type SigningName = OwnName | ProviderName

const CHOICES: Choice<SigningName>[] = [
  { value: 'none', label: 'None' },
  { value: 'hmac', label: 'Standard Webhooks, HMAC-SHA256' },
  { value: 'ed25519', label: 'Standard Webhooks, Ed25519' },
  { value: 'both', label: 'Standard Webhooks, both' },
  { value: 'token', label: 'Token in the body' },
  { value: 'sha256', label: 'HMAC-SHA256 of the body' },
  { value: 'sha512', label: 'HMAC-SHA512 of the body' },
]
const ENCODINGS: Choice<'hex' | 'base64'>[] = [
  { value: 'hex', label: 'hex' },
  { value: 'base64', label: 'base64' },
]

const VALUES: Record<OwnName, Signing> = {
  none: { scheme: 'none' },
  hmac: { scheme: 'standard', algorithms: ['hmac-sha256'] },
  ed25519: { scheme: 'standard', algorithms: ['ed25519'] },
  both: { scheme: 'standard', algorithms: ['hmac-sha256', 'ed25519'] },
  token: { scheme: 'body-token', field: 'token' },
  sha256: { scheme: 'hmac', algorithm: 'sha256', encoding: 'hex', header: 'x-hook-signature' },
  sha512: { scheme: 'hmac', algorithm: 'sha512', encoding: 'hex', header: 'X-Hook-Signature' },
}

const nameOf = (signing: Signing): SigningName => {
  if (signsAsProvider(signing)) return signing.scheme
  switch (signing.scheme) {
    case 'none':
      return 'none'
    case 'body-token':
      return 'token'
    case 'hmac':
      return signing.algorithm
    case 'standard':
      if (signing.algorithms.length === 2) return 'both'
      return signing.algorithms[0] === 'ed25519' ? 'ed25519' : 'hmac'
  }
}

const isOwn = (name: SigningName): name is OwnName => SIGNINGS.some(own => own === name)

const valueOf = (name: SigningName): Signing => (isOwn(name) ? VALUES[name] : { scheme: name })

/** The providers behind the ways of our own, by their titles. */
const useChoices = (): Choice<SigningName>[] => {
  const titles = new Map(useSchemes().map(({ name, title }) => [name, title]))
  return [...CHOICES, ...providerSchemes.map(value => ({ value, label: `As ${titles.get(value) ?? value}` }))]
}

const SigningSelect = ({ id, value, onChange }: { id: string; value: Signing; onChange(value: Signing): void }) => (
  <Select id={id} value={nameOf(value)} choices={useChoices()} onChange={name => onChange(valueOf(name))} />
)

/** How requests are signed, and for an HMAC of the body where it stands. */
export const SigningField = ({ control }: { control: FormControl }) => (
  <Controller
    control={control}
    name="settings.signing"
    render={({ field: { value, onChange, onBlur } }) => (
      <>
        <Field label="Signature">{({ id }) => <SigningSelect id={id} value={value} onChange={onChange} />}</Field>
        {value.scheme === 'hmac' && (
          <div className="grid grid-cols-[1fr_120px] gap-3">
            <Field
              label="Signature header"
              error={headerNameSchema.safeParse(value.header).success ? undefined : 'That is not a header name.'}
            >
              {ids => (
                <Input
                  {...ids}
                  mono
                  value={value.header}
                  onBlur={onBlur}
                  onChange={event => onChange({ ...value, header: event.target.value })}
                />
              )}
            </Field>
            <Field label="Encoding">
              {({ id }) => (
                <Select
                  id={id}
                  value={value.encoding}
                  choices={ENCODINGS}
                  onChange={encoding => onChange({ ...value, encoding })}
                />
              )}
            </Field>
          </div>
        )}
      </>
    )}
  />
)
