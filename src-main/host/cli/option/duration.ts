import { InvalidArgumentError } from 'commander'
import { HOUR, MINUTE, SECOND } from '../../../../src-shared/time.ts'

const unit: Record<string, number> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR }
const LONGEST = 24 * HOUR

/** Milliseconds of `500ms`, `30s`, `2m`, `1h`, or of seconds without a unit; for commander. */
export const duration = (text: string): number => {
  const [, amount, of = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? []
  const ms = amount === undefined ? Number.NaN : Number(amount) * (unit[of] ?? 0)
  if (ms <= LONGEST) return ms
  throw new InvalidArgumentError('Give a time such as 500ms, 30s or 2m, at most 24h.')
}
