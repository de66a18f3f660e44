import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../../lib/class-names.ts'

/** Something one must know of the body before one reads it. */
export const Banner = ({ warns = false, children }: { warns?: boolean; children: ReactNode }) => {
  const Icon = warns ? TriangleAlert : Info
  return (
    <p
      className={cx(
        'mb-2 flex items-start gap-2 rounded-md px-2.5 py-1.5 text-xs',
        warns ? 'bg-warn-soft text-warn' : 'bg-info-soft text-info',
      )}
    >
      <Icon size={13} aria-hidden className="mt-0.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  )
}
