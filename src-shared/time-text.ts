import { DAY, HOUR, MINUTE, SECOND } from './time.ts'

const unit: Record<string, number> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY }
/** Beyond it there is no date. */
const LATEST = 8.64e15

/** Unix milliseconds of `2026-11-22T10:00:00Z`, or of `30m`, `2h`, `7d` before `now`; null: it is no time. */
export const readTime = (text: string, now: number): number | null => {
  const ago = /^(\d{1,9})([smhd])$/.exec(text)
  const at = ago ? now - Number(ago[1]) * (unit[ago[2] ?? ''] ?? 0) : Date.parse(text)
  if (!ago && !/^\d{4}-\d\d-\d\d/.test(text)) return null
  return Math.abs(at) <= LATEST ? at : null
}
