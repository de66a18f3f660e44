import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import type { SchemeName } from '../../../../src-shared/model/scheme.ts'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { useSchemes } from '../inbox/use-schemes.ts'

export interface Signing {
  scheme: SchemeName
  /** Empty: that of the inbox. */
  secret: string
}

interface Props {
  inbox: Inbox | null
  value: Signing
  problem: string | undefined
  onChange(value: Signing): void
}

/** Whether the inbox can lend its secret for this scheme. */
export const lends = (inbox: Inbox | null, scheme: SchemeName): boolean =>
  inbox !== null && inbox.hasSecret && inbox.scheme === scheme

/** How a request is signed anew. The inbox lends its secret without showing it. */
export const SignFields = ({ inbox, value, problem, onChange }: Props) => {
  const schemes = useSchemes()
  const info = schemes.find(each => each.name === value.scheme)
  const choices = schemes.filter(({ signs }) => signs).map(({ name, title }) => ({ value: name, label: title }))
  const lent = lends(inbox, value.scheme)
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      <Field label="Signed as" help={info?.summary}>
        {ids => (
          <Select
            id={ids.id}
            aria-describedby={ids['aria-describedby']}
            value={value.scheme}
            choices={choices}
            onChange={scheme => onChange({ ...value, scheme })}
          />
        )}
      </Field>
      <Field
        label={info?.secret.label ?? 'Secret'}
        optional={lent}
        error={problem}
        help={lent ? `Empty: the newest secret of inbox ${inbox?.name}, ${inbox?.maskedSecrets[0]}.` : undefined}
      >
        {ids => (
          <Input
            {...ids}
            mono
            type="password"
            autoComplete="new-password"
            placeholder={lent ? `that of inbox ${inbox?.name}` : info?.secret.example}
            value={value.secret}
            onChange={event => onChange({ ...value, secret: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
