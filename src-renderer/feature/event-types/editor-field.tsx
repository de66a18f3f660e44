import type { ReactNode } from 'react'
import { JsonEditor } from '../../ui/json-editor.tsx'

interface Props {
  label: string
  help?: string
  error: string | undefined
  aside?: ReactNode
  value: string
  onChange(value: string): void
  onSubmit(): void
}

/** A JSON editor with its label above, help and error under. */
export const EditorField = ({ label, help, error, aside, value, onChange, onSubmit }: Props) => (
  <div className="flex flex-col gap-1">
    <div className="flex min-h-6 items-center gap-2">
      <span className="flex-1 font-semibold">{label}</span>
      {aside}
    </div>
    <div className="flex h-48">
      <JsonEditor label={label} value={value} onChange={onChange} onSubmit={onSubmit} />
    </div>
    <p
      role="status"
      data-problem={error === undefined ? undefined : true}
      className={error === undefined ? 'min-h-4 text-xs text-faint' : 'min-h-4 text-xs text-bad'}
    >
      {error ?? help}
    </p>
  </div>
)
