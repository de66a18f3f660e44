import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { HookError } from '../../../src-shared/error.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { Store } from '../../engine/port/store.ts'
import type { ReaderCalls } from './reader.ts'
import { createBodyFolder } from '../bodies/body-folder.ts'
import { startThread } from './store-thread.ts'
import type { WriterCalls } from './writer.ts'

export const DATABASE_FILE = 'hookbench.db'
const BODIES_FOLDER = 'bodies'
/** A longer body is not read into memory whole. */
const WHOLE = 5 * 1024 * 1024

export interface StoreOptions {
  /** Made when it is not there. */
  dataDir: string
  /** Name of the database file in it. */
  file?: string
  /** The entry of the store threads: `store.js` beside the caller's bundle, `src-main/store.ts` unbuilt. */
  workerUrl: URL
  clock: Clock
  /** Most bytes the database file may grow to; then writes fail with DISK_FULL. */
  maxBytes?: number
  log?: { info(message: string): void }
  /** Told when a thread of the store died: it answers no call any more, and another store has to be opened. */
  onDeath?: (error: HookError) => void
}

/**
 * Opens the database, migrates it when it is older, and starts its two threads: one writes, one reads the log. Rejects
 * with HookError DATABASE_TOO_NEW, DISK_FULL, BUSY or INTERNAL. Every call rejects with a HookError in the same way;
 * after DISK_FULL the store goes on as soon as there is room.
 */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const { dataDir, file = DATABASE_FILE, workerUrl, clock, maxBytes, log, onDeath = () => {} } = options
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, file)
  const folder = join(dataDir, BODIES_FOLDER)
  const bodies = createBodyFolder(folder)
  const limits = maxBytes === undefined ? {} : { maxBytes }
  const [writing, reading] = await Promise.allSettled([
    startThread<WriterCalls>(workerUrl, { role: 'writer', file: path, bodies: folder, ...limits }, { clock, onDeath }),
    startThread<ReaderCalls>(workerUrl, { role: 'reader', file: path, bodies: folder }, { clock, onDeath }),
  ])
  if (writing.status === 'rejected' || reading.status === 'rejected') {
    for (const started of [writing, reading]) if (started.status === 'fulfilled') await started.value.close()
    throw writing.status === 'rejected' ? writing.reason : (reading as PromiseRejectedResult).reason
  }
  const writer = writing.value
  const reader = reading.value
  if (writer.note !== null) log?.info(writer.note)

  return {
    queue: {
      enqueue: batch => writer.call('enqueue', batch),
      enqueueOnce: (batch, key, plan) => writer.call('enqueueOnce', batch, key, plan),
      claim: (max, share) => writer.call('claim', max, share),
      settle: batch => writer.call('settle', batch),
      // A claim lasts as long as this process; there is no lease to run out.
      renew: () => Promise.resolve(),
      giveBack: ids => writer.call('giveBack', ids),
      requeue: id => writer.call('requeue', id),
      remove: ids => writer.call('remove', ids),
      hold: (webhookId, reason) => writer.call('hold', webhookId, reason),
      release: webhookId => writer.call('release', webhookId),
      drop: webhookId => writer.call('drop', webhookId),
      tune: (webhookId, lane) => writer.call('tune', webhookId, lane),
      next: share => writer.call('next', share),
      clockSetBack: byMs => writer.call('clockSetBack', byMs),
      counts: () => writer.call('counts'),
      laneCounts: webhookId => writer.call('laneCounts', webhookId),
      jobCounts: () => writer.call('jobCounts'),
      inFlight: () => writer.call('inFlight'),
      list: filter => writer.call('list', filter),
    },
    webhooks: {
      list: () => reader.call('listWebhooks'),
      get: id => reader.call('getWebhook', id),
      insert: record => writer.call('insertWebhook', record),
      update: (edit, to) => writer.call('updateWebhook', edit, to),
      switch: (id, to) => writer.call('switchWebhook', id, to),
      seal: changes => writer.call('sealWebhooks', changes),
    },
    inboxes: {
      list: () => reader.call('listInboxes'),
      insert: record => writer.call('insertInbox', record),
      update: record => writer.call('updateInbox', record),
      remove: name => writer.call('removeInbox', name),
      trim: (maker, most) => writer.call('trimInboxes', maker, most),
    },
    captures: {
      insert: record => writer.call('insertCapture', record),
      answered: (id, answer) => writer.call('captureAnswered', id, answer),
      forwarded: (id, forward) => writer.call('forwardedCapture', id, forward),
      list: filter => reader.call('listCaptures', filter),
      find: filter => reader.call('findCaptures', filter),
      countMatching: query => reader.call('countMatching', query),
      mark: (id, mark) => writer.call('markCapture', id, mark),
      async get(id) {
        const record = await reader.call('getCapture', id)
        if (record === null || !record.bodyFile) return record
        const blob = await bodies.open(id)
        return { ...record, body: new Uint8Array(await blob.slice(0, WHOLE).arrayBuffer()) }
      },
      async body(id) {
        const record = await reader.call('getCapture', id)
        if (record === null) return null
        const { contentType, bodyFile, body } = record
        return { blob: bodyFile ? await bodies.open(id) : new Blob([Buffer.from(body)]), contentType }
      },
      remove: id => writer.call('removeCapture', id),
      removeLoose: ids => writer.call('removeLooseCaptures', ids),
      count: () => reader.call('countCaptures'),
      lastValid: (inbox, scheme) => reader.call('lastValidCapture', inbox, scheme),
    },
    replays: {
      add: record => writer.call('addReplay', record),
      list: capture => reader.call('listReplays', capture),
    },
    bodies,
    sources: {
      list: () => reader.call('listSources'),
      insert: record => writer.call('insertSource', record),
      update: record => writer.call('updateSource', record),
      remove: id => writer.call('removeSource', id),
      entries: (source, after, limit) => reader.call('sourceEntries', source, after, limit),
      lastAsset: () => reader.call('lastAsset'),
      change: (source, changes) => writer.call('changeSource', source, changes),
      waiting: (source, limit) => reader.call('waitingEvents', source, limit),
      made: (source, seq, made) => writer.call('eventsMade', source, seq, made),
    },
    log: {
      deliveries: filter => reader.call('deliveries', filter),
      delivery: id => reader.call('delivery', id),
      deliveriesById: ids => reader.call('deliveriesById', ids),
      messages: filter => reader.call('messages', filter),
      message: id => reader.call('message', id),
      failures: since => reader.call('failures', since),
    },
    appLog: {
      add: entries => writer.call('addAppLog', entries),
      list: filter => reader.call('listAppLog', filter),
    },
    settings: {
      read: () => reader.call('readSettings'),
      write: value => writer.call('writeSettings', value),
    },
    eventTypes: {
      list: () => reader.call('listEventTypes'),
      put: record => writer.call('putEventType', record),
      remove: name => writer.call('removeEventType', name),
    },
    expire: () => writer.call('expire'),
    isFull: () => writer.call('isFull'),
    compact: () => writer.call('compact'),
    recordTest: (message, attempt) => writer.call('recordTest', message, attempt),
    async close() {
      await reader.close()
      await writer.close()
    },
  }
}
