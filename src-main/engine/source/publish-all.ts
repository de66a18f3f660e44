import { HookError } from '../../../src-shared/error.ts'
import type { BatchItem } from '../../../src-shared/message/batch-item.ts'
import { SECOND } from '../../../src-shared/time.ts'
import type { Publisher } from '../message/publisher.ts'
import type { Bell } from './bell.ts'

export interface AllPublished {
  /** Messages that are on disk by this call. */
  made: number
  /** Places of those whose id is a message already. */
  there: number[]
  /** Places of those that can never become messages, with the sentence that says why. */
  refused: { index: number; why: string }[]
}

/** `off`: the engine takes no events now. `stopped`: the bell was silenced while it waited. */
export type PublishOutcome = AllPublished | 'off' | 'stopped'

const PAUSE = SECOND / 2

/** What goes away by itself: too much at once, no room on the disk. */
const passing = new Set<string>(['BUSY', 'DISK_FULL'])

/**
 * Publishes events that have ids of their own, and waits while that is not possible just now. `onWait` is told why. An id
 * that exists counts as done: it was published before a crash.
 */
export const publishAll = async (
  publisher: Pick<Publisher, 'publishBatch'>,
  events: readonly BatchItem[],
  bell: Pick<Bell, 'silent' | 'sleep'>,
  onWait: (why: HookError) => void,
): Promise<PublishOutcome> => {
  while (!bell.silent()) {
    try {
      const { accepted, errors } = await publisher.publishBatch(events)
      if (errors.some(({ error }) => error.code === 'BACKEND_OFF')) return 'off'
      const there = errors.filter(({ error }) => error.code === 'CONFLICT').map(({ index }) => index)
      const refused = errors
        .filter(({ error }) => error.code !== 'CONFLICT')
        .map(({ index, error }) => ({ index, why: error.message }))
      return { made: accepted, there, refused }
    } catch (error) {
      if (error instanceof HookError && error.code === 'BACKEND_OFF') return 'off'
      if (!(error instanceof HookError) || !passing.has(error.code)) throw error
      onWait(error)
      await bell.sleep(PAUSE)
    }
  }
  return 'stopped'
}
