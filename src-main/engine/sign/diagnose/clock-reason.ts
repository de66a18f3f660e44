import type { ReasonCode } from '../../../../src-shared/model/reason.ts'
import type { BoundScheme } from '../scheme/any-scheme.ts'
import type { Checked } from '../verify.ts'

/** Years within which a number of the other unit reads as a sensible time. */
const SENSIBLE_FROM = Date.UTC(2000, 0)
const SENSIBLE_TO = Date.UTC(2100, 0)

const sensible = (at: number): boolean => at >= SENSIBLE_FROM && at <= SENSIBLE_TO

/** A time that only reads as a sensible one in the other unit; null where it is none of that. */
export const mixedUnit = ({ claim }: Pick<Checked, 'claim'>, { name }: Pick<BoundScheme, 'name'>): string | null => {
  const at = claim.time?.at ?? null
  if (at === null || sensible(at) || name === 'twitch') return null
  if (sensible(at / 1000)) return 'in milliseconds, not in seconds'
  return sensible(at * 1000) ? 'in seconds, not in milliseconds' : null
}

/** Why a signature that fits is not valid: its time. */
export const clockReason = (checked: Checked, scheme: Pick<BoundScheme, 'name'>): ReasonCode => {
  const { clock } = checked
  if (clock === null) return 'malformed-header'
  if (mixedUnit(checked, scheme) !== null) return 'timestamp-unit'
  return clock.ageMs > 0 ? 'timestamp-old' : 'timestamp-future'
}
