import { defaultRetention, type Retention } from '../../../src-shared/model/inbox-retention.ts'
import type { InboxRecord } from '../port/store.ts'

type Limits = Pick<InboxRecord, 'retentionDays' | 'retentionCount' | 'retentionBytes'>

/** How long captures are kept, as a record says it. */
export const retentionOf = ({ retentionDays, retentionCount, retentionBytes }: Limits): Retention => ({
  days: retentionDays,
  count: retentionCount,
  bytes: retentionBytes,
})

/** The same as fields of a record; what is not given is as before. */
export const retentionFields = (
  given: { [K in keyof Retention]?: Retention[K] | undefined } = {},
  before: Retention = defaultRetention,
): Limits => ({
  retentionDays: given.days === undefined ? before.days : given.days,
  retentionCount: given.count === undefined ? before.count : given.count,
  retentionBytes: given.bytes === undefined ? before.bytes : given.bytes,
})
