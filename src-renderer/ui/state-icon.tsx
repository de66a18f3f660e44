import { ArrowUp, Check, Circle, CircleDashed, Ellipsis, Pause, RotateCw, TriangleAlert, X } from 'lucide-react'
import type { DeliveryStatus } from '../../src-shared/model/delivery-status.ts'
import type { VerificationResult } from '../../src-shared/model/capture.ts'
import { cx } from '../lib/class-names.ts'

const SHAPES = {
  sent: { icon: Check, tint: 'bg-good', label: 'Sent' },
  failed: { icon: X, tint: 'bg-bad', label: 'Failed' },
  scheduled: { icon: RotateCw, tint: 'bg-warn', label: 'Scheduled retry' },
  queued: { icon: Ellipsis, tint: 'bg-info', label: 'Queued' },
  active: { icon: ArrowUp, tint: 'bg-accent', label: 'Being sent' },
  held: { icon: Pause, tint: 'bg-warn', label: 'Held' },
  valid: { icon: Check, tint: 'bg-good', label: 'Signature valid' },
  invalid: { icon: TriangleAlert, tint: 'bg-bad', label: 'Signature not valid' },
  missing: { icon: CircleDashed, tint: 'bg-warn', label: 'No signature' },
  none: { icon: Circle, tint: 'bg-faint', label: 'Not verified' },
} as const

export type StateName = DeliveryStatus | VerificationResult | 'active' | 'held'

/** A state as colour, shape and, for screen readers, a word. */
export const StateIcon = ({ state }: { state: StateName }) => {
  const { icon: Icon, tint, label } = SHAPES[state]
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={cx('inline-flex size-3.5 shrink-0 items-center justify-center rounded-full text-panel', tint)}
    >
      <Icon size={9} strokeWidth={3.5} aria-hidden />
    </span>
  )
}
