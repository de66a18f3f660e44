import { Field } from '../../../ui/field.tsx'
import { HeaderRows } from '../../../ui/header-rows.tsx'
import { Input, TextArea } from '../../../ui/input.tsx'
import { JsonEditor } from '../../../ui/json-editor.tsx'
import type { EditForm, EditProblems } from './edit-form.ts'

/** Longer ones are typed into a plain field, which stays quick. */
const EDITOR_LIMIT = 200_000

interface Props {
  form: EditForm
  /** Where it goes when the target stays empty. */
  usualTarget: string
  problems: EditProblems
  onChange(change: Partial<EditForm>): void
  onSubmit(): void
}

/** Method, target, headers and body of a request before it goes out again. */
export const EditFields = ({ form, usualTarget, problems, onChange, onSubmit }: Props) => (
  <div className="flex flex-col gap-2">
    <div className="grid grid-cols-[120px_minmax(0,1fr)] gap-3">
      <Field label="Method" error={problems.method}>
        {ids => (
          <Input {...ids} mono value={form.method} onChange={event => onChange({ method: event.target.value })} />
        )}
      </Field>
      <Field label="Target" optional error={problems.target} help="Path and query, at the host of the address.">
        {ids => (
          <Input
            {...ids}
            mono
            placeholder={usualTarget}
            value={form.target}
            onChange={event => onChange({ target: event.target.value })}
          />
        )}
      </Field>
    </div>
    <div className="flex flex-col">
      <h3 className="mb-1 font-semibold">Body</h3>
      {form.body === null ? (
        <p className="text-muted">The body is no text. It goes out byte for byte as it came.</p>
      ) : form.body.length > EDITOR_LIMIT ? (
        <TextArea
          aria-label="Body"
          rows={10}
          value={form.body}
          onChange={event => onChange({ body: event.target.value })}
        />
      ) : (
        <div className="flex h-52 flex-col">
          <JsonEditor label="Body" value={form.body} onChange={body => onChange({ body })} onSubmit={onSubmit} />
        </div>
      )}
    </div>
    <div>
      <h3 className="mb-1 font-semibold">Headers</h3>
      <HeaderRows
        of="Request"
        value={form.headers}
        problem={problems.headers}
        onChange={headers => onChange({ headers })}
      />
      <p className="mt-1 text-xs text-faint">Host, length and connection are made anew.</p>
    </div>
  </div>
)
