import type { ReactNode } from 'react'
import { cx } from '../lib/class-names.ts'
import { useCopied } from './copy-button.tsx'

interface Props {
  value: string
  /** What is shown when it is not the value itself. */
  children?: ReactNode
  wrap?: boolean
}

/** A machine's value: a click copies it and says so in place. */
export const CopyValue = ({ value, children = value, wrap = false }: Props) => {
  const [copied, copy] = useCopied()
  return (
    <button
      type="button"
      title="Copy"
      onClick={event => {
        event.stopPropagation()
        void copy(value)
      }}
      className={cx(
        'mono relative max-w-full rounded-sm text-left align-top leading-5 hover:bg-hover',
        wrap ? 'wrap-anywhere whitespace-pre-wrap' : 'truncate',
      )}
    >
      {children}
      {copied && (
        <span
          className="absolute inset-y-0 right-0 rounded-sm bg-good-soft px-1 font-sans text-xs text-good"
          role="status"
        >
          Copied
        </span>
      )}
    </button>
  )
}
