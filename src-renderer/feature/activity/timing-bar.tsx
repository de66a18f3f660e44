import type { Timing } from '../../../src-shared/model/attempt.ts'
import { cx } from '../../lib/class-names.ts'

const STEPS = [
  { key: 'dns', name: 'dns', tint: 'bg-info' },
  { key: 'connect', name: 'connect', tint: 'bg-accent' },
  { key: 'tls', name: 'tls', tint: 'bg-warn' },
  { key: 'firstByte', name: 'first byte', tint: 'bg-good' },
] as const

const ms = (value: number): string => (value < 10 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value)))

/** Where the time of an attempt went. */
export const TimingBar = ({ timing }: { timing: Timing }) => {
  const steps = STEPS.flatMap(step => {
    const value = timing[step.key]
    return value === null ? [] : [{ ...step, value }]
  })
  const whole = Math.max(
    timing.total,
    steps.reduce((sum, step) => sum + step.value, 0),
    0.001,
  )
  return (
    <div>
      <div className="flex h-2 overflow-hidden rounded-full bg-hover" aria-hidden>
        {steps.map(step => (
          <span key={step.key} className={step.tint} style={{ width: `${(step.value / whole) * 100}%` }} />
        ))}
      </div>
      <p className="mono mt-1.5 flex flex-wrap gap-x-3 text-muted">
        {steps.map(step => (
          <span key={step.key} className="inline-flex items-center gap-1">
            <span className={cx('size-1.5 rounded-full', step.tint)} aria-hidden />
            {step.name} {ms(step.value)}
          </span>
        ))}
        <span>total {ms(timing.total)} ms</span>
      </p>
    </div>
  )
}
