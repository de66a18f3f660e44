import { Check, CircleHelp, TriangleAlert, X } from 'lucide-react'
import type { Capture } from '../../../src-shared/model/capture.ts'
import { type CheckState, checkWord } from '../../../src-shared/model/verification.ts'
import { cx } from '../../lib/class-names.ts'
import { Card } from '../../ui/card.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { schemeLabel } from './scheme-label.ts'

const LOOKS: Record<CheckState, { icon: typeof Check; tint: string }> = {
  ok: { icon: Check, tint: 'text-good' },
  missing: { icon: X, tint: 'text-bad' },
  malformed: { icon: TriangleAlert, tint: 'text-bad' },
  mismatch: { icon: X, tint: 'text-bad' },
  outside: { icon: TriangleAlert, tint: 'text-warn' },
  unknown: { icon: CircleHelp, tint: 'text-faint' },
}

const State = ({ state }: { state: CheckState }) => {
  const { icon: Icon, tint } = LOOKS[state]
  return (
    <span className={cx('flex items-center gap-1.5 text-xs leading-5 whitespace-nowrap', tint)}>
      <Icon size={13} aria-hidden className="shrink-0" />
      {checkWord(state)}
    </span>
  )
}

const GRID = 'grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 @min-[400px]:grid-cols-[minmax(80px,26%)_minmax(0,1fr)_128px]'

/** What was looked at, in that order, and what is known of it. */
export const ChecksCard = ({ verification }: Pick<Capture, 'verification'>) =>
  verification.checks.length === 0 ? null : (
    <Card title="What was checked" aside={<span>{schemeLabel[verification.scheme]}</span>}>
      <div role="table" aria-label="What was checked" className="@container flex flex-col gap-1.5">
        {verification.checks.map(({ name, value, state }) => (
          <div role="row" key={name} className={GRID}>
            <span role="rowheader" className="wrap-anywhere text-muted">
              {name}
            </span>
            <span role="cell" className="order-last col-span-2 @min-[400px]:order-none @min-[400px]:col-span-1">
              <CopyValue value={value} wrap />
            </span>
            <span role="cell">
              <State state={state} />
            </span>
          </div>
        ))}
      </div>
    </Card>
  )
