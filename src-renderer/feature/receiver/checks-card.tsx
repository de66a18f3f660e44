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

/** What was looked at, in that order, and what is known of it. */
export const ChecksCard = ({ verification }: Pick<Capture, 'verification'>) =>
  verification.checks.length === 0 ? null : (
    <Card title="What was checked" aside={<span>{schemeLabel[verification.scheme]}</span>}>
      <table className="w-full table-fixed border-collapse">
        <tbody>
          {verification.checks.map(({ name, value, state }) => (
            <tr key={name} className="align-top">
              <th scope="row" className="w-[28%] max-w-40 py-0.5 pr-3 text-left font-normal wrap-anywhere text-muted">
                {name}
              </th>
              <td className="py-0.5 pr-3">
                <CopyValue value={value} wrap />
              </td>
              <td className="w-33 py-0.5">
                <State state={state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
