import type { Explanation } from '../../../../src-shared/model/explanation.ts'
import { cx } from '../../../lib/class-names.ts'

type Clock = NonNullable<NonNullable<Explanation['evidence']>['clock']>

const seconds = (ms: number): string => `${Math.trunc(Math.abs(ms) / 1000)} s`

/** The signed time against the clock: the bar is what is tolerated, the dot where it lies, at an end when beyond. */
export const ClockBar = ({ ageMs, toleranceMs, ok }: Clock) => {
  const place = Math.min(1, Math.max(-1, ageMs / toleranceMs))
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span className="text-xs text-faint">{`−${seconds(toleranceMs)}`}</span>
      <span aria-hidden className={cx('relative h-1.5 w-16 rounded-full', ok ? 'bg-good-soft' : 'bg-bad-soft')}>
        <span
          className={cx('absolute -top-0.5 size-2.5 -translate-x-1/2 rounded-full', ok ? 'bg-good' : 'bg-bad')}
          style={{ left: `${50 + place * 50}%` }}
        />
      </span>
      <span className="text-xs text-faint">{`+${seconds(toleranceMs)}`}</span>
      <span className="mono">{`${seconds(ageMs)} ${ageMs < 0 ? 'ahead' : 'old'}`}</span>
    </span>
  )
}
