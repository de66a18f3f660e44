import type { Settings } from '../../../src-shared/model/webhook.ts'
import { SECOND } from '../../../src-shared/time.ts'

/** Due times (Unix ms) of the attempts that would follow if every one failed at once, without jitter. */
export const planAttempts = (settings: Settings, attemptsMade: number, nextAt: number): number[] => {
  const times = [nextAt]
  for (const delaySec of settings.retry.delaysSec.slice(attemptsMade)) {
    times.push((times.at(-1) ?? nextAt) + delaySec * SECOND)
  }
  return times
}
