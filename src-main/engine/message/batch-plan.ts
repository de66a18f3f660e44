import type { ErrorBody } from '../../../src-shared/error.ts'
import type { BatchPublished } from '../../../src-shared/model/message.ts'

/**
 * What a batch comes to before it is on disk: which of its items are refused, and into which message each other goes.
 * With an idempotency key it is kept as JSON, so that its answer can be given again.
 */
export interface BatchPlan {
  errors: BatchPublished['errors']
  /** The ids of the messages to make. */
  ids: string[]
  /** Each accepted item: its place in the batch, and the place of its message in `ids`. */
  items: [index: number, message: number][]
}

/** The answer, once it is known which of the messages could not be made since their id exists. */
export const batchAnswer = (
  { errors, ids, items }: BatchPlan,
  taken: readonly number[],
  inUse: (id: string) => ErrorBody,
): BatchPublished => {
  const refused = new Set(taken)
  const idOf = ([, message]: BatchPlan['items'][number]): string => ids[message] ?? ''
  const made = items.filter(([, message]) => !refused.has(message)).map(idOf)
  const conflicts = items
    .filter(([, message]) => refused.has(message))
    .map(item => ({ index: item[0], error: inUse(idOf(item)) }))
  return { accepted: made.length, ids: made, errors: [...errors, ...conflicts].sort((a, b) => a.index - b.index) }
}
