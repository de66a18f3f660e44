import { SECOND } from '../../../../src-shared/time.ts'
import { useNow } from '../../../lib/now.ts'

interface Props {
  since: string
  until: string
}

/** How long a held request still waits, as a bar that empties and in seconds. */
export const TimeLeft = ({ since, until }: Props) => {
  const now = useNow()
  const whole = Date.parse(until) - Date.parse(since)
  const left = Math.min(whole, Math.max(0, Date.parse(until) - now))
  const short = left < 5 * SECOND
  return (
    <span role="timer" className="inline-flex shrink-0 items-center gap-2" title="Then it is answered by itself">
      <span aria-hidden className="h-1.5 w-20 overflow-hidden rounded-full bg-line">
        <span
          className={`block h-full rounded-full ${short ? 'bg-bad' : 'bg-warn'}`}
          style={{ width: `${whole === 0 ? 0 : (left / whole) * 100}%` }}
        />
      </span>
      <span className="mono w-18 text-right whitespace-nowrap">{`${Math.ceil(left / SECOND)} s left`}</span>
    </span>
  )
}
