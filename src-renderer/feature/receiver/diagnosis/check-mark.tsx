import { Check, CircleHelp, TriangleAlert, X } from 'lucide-react'
import { type CheckState, checkWord } from '../../../../src-shared/model/verification.ts'
import { cx } from '../../../lib/class-names.ts'

const LOOKS: Record<CheckState, { icon: typeof Check; tint: string }> = {
  ok: { icon: Check, tint: 'text-good' },
  missing: { icon: X, tint: 'text-bad' },
  malformed: { icon: TriangleAlert, tint: 'text-bad' },
  mismatch: { icon: X, tint: 'text-bad' },
  outside: { icon: TriangleAlert, tint: 'text-warn' },
  unknown: { icon: CircleHelp, tint: 'text-faint' },
}

/** The columns of name, value and state. */
export const CHECK_GRID =
  'grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 @min-[400px]:grid-cols-[minmax(80px,26%)_minmax(0,1fr)_128px]'

/** What is known of one thing, as a sign and a word. */
export const CheckMark = ({ state, word = checkWord(state) }: { state: CheckState; word?: string | undefined }) => {
  const { icon: Icon, tint } = LOOKS[state]
  return (
    <span className={cx('flex items-center gap-1.5 text-xs leading-5', tint)}>
      <Icon size={13} aria-hidden className="shrink-0" />
      {word}
    </span>
  )
}
