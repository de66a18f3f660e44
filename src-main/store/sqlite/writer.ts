import type { Database } from 'better-sqlite3'
import { createAppLogWrites } from './app-log.ts'
import { createCaptureIndexing } from './capture/index-captures.ts'
import { createCaptureRetention } from './capture/capture-retention.ts'
import { createRemoveCaptures } from './capture/remove-captures.ts'
import { createCaptureWrites } from './capture-write.ts'
import { deliveryKey } from './delivery-id.ts'
import type { DiskRoom } from './disk-room.ts'
import { createEnqueue } from './enqueue.ts'
import { createEventTypeWrites } from './event-type-row.ts'
import type { GoneBodies } from './gone-bodies.ts'
import { createLaneControl } from './hold.ts'
import { createInboxWrites } from './inbox-row.ts'
import { createLanes } from './lanes.ts'
import { createListWaiting } from './list-waiting.ts'
import type { Purge } from './purge.ts'
import { compact } from './compact.ts'
import { createRest } from './rest.ts'
import { createRemove } from './remove.ts'
import { createRecordTest } from './record-test.ts'
import { createReplayWrites } from './replay-row.ts'
import { createRequeue } from './requeue.ts'
import { createRetention } from './retention.ts'
import { createSealWebhooks } from './seal-webhooks.ts'
import { createSetBack } from './set-back.ts'
import { createSettingsWrites } from './settings-row.ts'
import { createSettle } from './settle.ts'
import { createSourceWrites } from './source-row.ts'
import { createWebhookWrites } from './webhook-row.ts'

/** Everything the writer thread can do, by name. Writes run inside a group's commit, memory calls after it. */
export const createWriter = (db: Database, purge: Purge, room: Pick<DiskRoom, 'isFull'>, goneBodies: GoneBodies) => {
  const lanes = createLanes(db)
  const listWaiting = createListWaiting(db, lanes)
  const retention = createRetention(db, lanes)
  const removeCaptures = createRemoveCaptures(db)
  const captureRetention = createCaptureRetention(db, removeCaptures)
  const rest = createRest([
    purge.step,
    retention.step,
    captureRetention.step,
    goneBodies.step,
    createCaptureIndexing(db).step,
  ])

  const writes = {
    ...createEnqueue(db, lanes),
    settle: createSettle(db, lanes),
    requeue: createRequeue(db, lanes),
    clockSetBack: createSetBack(db, lanes),
    remove: createRemove(db, lanes),
    recordTest: createRecordTest(db, lanes),
    ...createLaneControl(db, lanes, purge),
    ...createWebhookWrites(db, lanes),
    ...createSealWebhooks(db),
    ...createInboxWrites(db, purge, captureRetention),
    ...createCaptureWrites(db, removeCaptures, captureRetention),
    ...createReplayWrites(db),
    ...createAppLogWrites(db),
    ...createSettingsWrites(db),
    ...createSourceWrites(db, purge),
    ...createEventTypeWrites(db),
  }

  const memory = {
    claim: (now: number, max: number, share = Infinity) => lanes.claim(max, share, now),
    giveBack(_now: number, ids: readonly string[]): void {
      for (const id of ids) lanes.giveBack(deliveryKey(id) ?? 0)
    },
    tune(_now: number, webhookId: string, limits: { concurrency: number }): void {
      const lane = lanes.get(webhookId)
      if (lane !== undefined) lane.limit = limits.concurrency
    },
    isFull: (_now: number) => room.isFull(),
    compact: (_now: number) => compact(db),
    expire(now: number): void {
      retention.begin(now)
      captureRetention.begin(now)
    },
    next: (now: number, share = Infinity) => lanes.next(share, now),
    counts: (_now: number) => lanes.counts(),
    laneCounts: (_now: number, webhookId: string) => lanes.laneCounts(webhookId),
    jobCounts: (_now: number) => lanes.jobCounts(),
    inFlight: (_now: number) => lanes.inFlight(),
    list: (_now: number, filter: { webhookId?: string; limit: number }) => listWaiting(filter),
  }

  return { writes, memory, rest }
}

type Writer = ReturnType<typeof createWriter>

/** The same calls as the client sees them: without the transaction and the time. */
export type WriterCalls = {
  [K in keyof Writer['writes']]: Writer['writes'][K] extends (tx: never, now: number, ...args: infer A) => infer R
    ? (...args: A) => R
    : never
} & {
  [K in keyof Writer['memory']]: Writer['memory'][K] extends (now: number, ...args: infer A) => infer R
    ? (...args: A) => R
    : never
}
