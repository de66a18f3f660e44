import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import type { AnsweringForm } from './answering-form.ts'
import type { Problems } from './read-answering.ts'

interface Props {
  keep: AnsweringForm['keep']
  problems: Problems
  onChange(keep: AnsweringForm['keep']): void
}

const LIMITS = [
  { name: 'days', label: 'Days', place: 'retention.days' },
  { name: 'count', label: 'Captures', place: 'retention.count' },
  { name: 'mib', label: 'MiB of bodies', place: 'retention.bytes' },
] as const

/** How long captures stay: until the first limit is met. */
export const KeepFields = ({ keep, problems, onChange }: Props) => (
  <section aria-labelledby="keep-title">
    <h3 id="keep-title" className="font-semibold">
      Keep captures
    </h3>
    <p className="mb-2 text-xs text-faint">
      The oldest go first, when any limit is passed; pinned ones stay. Empty: without that limit.
    </p>
    <div className="grid grid-cols-3 gap-3">
      {LIMITS.map(({ name, label, place }) => (
        <Field key={name} label={label} error={problems[place]}>
          {ids => (
            <Input
              {...ids}
              mono
              inputMode="numeric"
              placeholder="no limit"
              value={keep[name]}
              onChange={event => onChange({ ...keep, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  </section>
)
