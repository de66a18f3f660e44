import { type ReactNode, useId } from 'react'
import { cx } from '../lib/class-names.ts'

interface Props {
  label: string
  help?: ReactNode
  /** What is wrong, and below it what to do. */
  error?: string | undefined
  /** A button that offers the fix. */
  fix?: ReactNode
  optional?: boolean
  children(ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }): ReactNode
}

/** Label above, help and error under. */
export const Field = ({ label, help, error, fix, optional = false, children }: Props) => {
  const id = useId()
  const noteId = `${id}-note`
  const hasNote = error !== undefined || help !== undefined
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline gap-2">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {optional && <span className="text-xs text-faint">optional</span>}
      </div>
      {children({ id, 'aria-describedby': hasNote ? noteId : undefined, 'aria-invalid': error !== undefined })}
      {hasNote && (
        <div id={noteId} className={cx('text-xs', error === undefined ? 'text-faint' : 'text-bad')}>
          {error ?? help}
        </div>
      )}
      {error !== undefined && fix}
    </div>
  )
}
