import type { ReasonCode } from '../../../../src-shared/model/reason.ts'
import type { BoundScheme } from '../scheme/any-scheme.ts'
import type { Checked } from '../verify.ts'

/** Years within which a number of the other unit reads as a sensible time. */
const SENSIBLE_FROM = Date.UTC(2000, 0)
const SENSIBLE_TO = Date.UTC(2100, 0)

const sensible = (at: number): boolean => at >= SENSIBLE_FROM && at <= SENSIBLE_TO

/** Why a signature that fits is not valid: its time. */
export const clockReason = ({ claim, clock }: Checked, { name }: Pick<BoundScheme, 'name'>): ReasonCode => {
  const { time } = claim
  if (clock === null || time === null || time.at === null) return 'malformed-header'
  if (!sensible(time.at) && (sensible(time.at / 1000) || sensible(time.at * 1000)) && name !== 'twitch') {
    return 'timestamp-unit'
  }
  return clock.ageMs > 0 ? 'timestamp-old' : 'timestamp-future'
}
