import { HookError } from '../../../src-shared/error.ts'
import { type Clock, SECOND } from '../../../src-shared/time.ts'
import type { InboxMaker, InboxRecord, InboxStore } from '../port/store.ts'
import type { Serial } from '../serial.ts'

/** Inboxes that first requests made, and nobody has edited since: of senders on this machine, and of others. */
const MOST = { here: 200, outside: 100 } as const
/** How long a request may take from making its inbox to being in it. */
const SETTLED = SECOND

export interface AutomaticParts {
  store: Pick<InboxStore, 'trim'>
  clock: Clock
  inTurn: Serial
  records(): Iterable<InboxRecord>
  /** These are gone. */
  forget(names: readonly string[]): void
}

/**
 * Keeps inboxes that first requests made within bounds, so that somebody who tries many paths does not fill the list. One
 * goes with its captures: first those with few, of these the one whose last is oldest; never one that was edited or that
 * has a pinned capture.
 */
export const createAutomaticInboxes = ({ store, clock, inTurn, records, forget }: AutomaticParts) => {
  let waiting = false

  const count = (maker: InboxMaker): number => {
    let sum = 0
    for (const { madeBy } of records()) if (madeBy === maker) sum++
    return sum
  }

  const trim = (maker: keyof typeof MOST, most: number): Promise<void> =>
    inTurn(`made by ${maker}`, async () => {
      if (count(maker) <= most) return
      forget(await store.trim(maker, most))
    })

  return {
    /** Makes room for one more. Rejects with NOT_FOUND where there is none for a sender from outside. */
    async makeRoom(name: string, maker: keyof typeof MOST): Promise<void> {
      await trim(maker, MOST[maker] - 1)
      if (maker === 'here' || count(maker) < MOST.outside) return
      throw new HookError(
        'NOT_FOUND',
        `There is no inbox ${name}, and senders from outside have made ${MOST.outside}.`,
        {
          help: 'Create the inbox on the page of the receiver, or delete some that are not needed.',
        },
      )
    },

    /** One was made. Those that came at once could not make room for each other. */
    made(maker: keyof typeof MOST): void {
      if (waiting || count(maker) <= MOST[maker]) return
      waiting = true
      clock.after(SETTLED, () => {
        waiting = false
        trim(maker, MOST[maker]).catch(() => {})
      })
    },
  }
}
