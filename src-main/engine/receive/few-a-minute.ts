import { type Clock, MINUTE } from '../../../src-shared/time.ts'

const MOST_OF_ONE = 20
const MOST_IN_ALL = 200

/** So that a scan of ports is some rows, and not a flood. */
export const createFewAMinute = (clock: Clock): ((sender: string) => boolean) => {
  let since = Number.NEGATIVE_INFINITY
  let all = 0
  let bySender = new Map<string, number>()

  return sender => {
    const now = clock.elapsed()
    if (now - since >= MINUTE) {
      since = now
      all = 0
      bySender = new Map()
    }
    const before = bySender.get(sender) ?? 0
    if (all >= MOST_IN_ALL || before >= MOST_OF_ONE) return false
    all++
    bySender.set(sender, before + 1)
    return true
  }
}
