import { type ReactNode, useId } from 'react'

interface Props {
  label: string
  help?: ReactNode
  /** What is wrong, and below it what to do. */
  error?: string | undefined
  /** A button that offers the fix. */
  fix?: ReactNode
  optional?: boolean
  /** At the right of the label. */
  aside?: ReactNode
  children(ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }): ReactNode
}

/** Label above, help and error under. */
export const Field = ({ label, help, error, fix, optional = false, aside, children }: Props) => {
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
        {aside && <span className="flex-1 text-right text-xs">{aside}</span>}
      </div>
      {children({ id, 'aria-describedby': hasNote ? noteId : undefined, 'aria-invalid': error !== undefined })}
      {/* Its line is kept free, so that nothing moves when a field is left and found wrong. */}
      <div className="flex min-h-4 flex-wrap items-center gap-x-2 gap-y-1 text-xs">
        <span id={noteId} className={error === undefined ? 'text-faint' : 'text-bad'}>
          {error ?? help}
        </span>
        {error !== undefined && fix}
      </div>
    </div>
  )
}
