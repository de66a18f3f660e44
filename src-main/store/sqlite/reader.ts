import type { Database } from 'better-sqlite3'
import { createAppLogReads } from './app-log.ts'
import { createCaptureReads } from './capture/capture-reads.ts'
import { createLogReads } from './delivery-log.ts'
import { createEventTypeReads } from './event-type-row.ts'
import { createFailureReads } from './failures.ts'
import { createInboxReads } from './inbox-row.ts'
import { createReplayReads } from './replay-row.ts'
import { createSettingsReads } from './settings-row.ts'
import { createSourceReads } from './source-row.ts'
import { createWebhookReads } from './webhook-row.ts'

/** Everything the reading thread can do, by name. */
export const createReader = (db: Database) => ({
  ...createLogReads(db),
  ...createFailureReads(db),
  ...createCaptureReads(db),
  ...createReplayReads(db),
  ...createWebhookReads(db),
  ...createInboxReads(db),
  ...createAppLogReads(db),
  ...createSettingsReads(db),
  ...createSourceReads(db),
  ...createEventTypeReads(db),
})

export type ReaderCalls = ReturnType<typeof createReader>
