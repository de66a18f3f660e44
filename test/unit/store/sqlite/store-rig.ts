import type { AttemptRecord, Claimed, NewMessage } from '../../../../src-main/engine/port/queue.ts'
import type { Store } from '../../../../src-main/engine/port/store.ts'
import { openStore, type StoreOptions } from '../../../../src-main/store/sqlite/open-store.ts'
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts'
import { newWebhook, workerUrl } from '../../../support/store.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

export interface StoreRig {
  readonly store: Store
  clock: FakeClock
  dataDir: string
  addWebhook(id: string): Promise<number>
  message(id: string, webhookIds: readonly string[], own?: Partial<NewMessage>): NewMessage
  /** Claims everything and settles it; `outcome` answers what became of each. */
  sendAll(outcome?: (claimed: Claimed) => 'sent' | 'failed' | 'scheduled'): Promise<void>
  reopen(): Promise<void>
  close(): Promise<void>
}

export const newAttempt = (own: Partial<AttemptRecord> = {}): AttemptRecord => ({
  number: 1,
  at: 1000,
  manual: false,
  success: true,
  method: 'POST',
  url: 'http://127.0.0.1:9/hook',
  requestHeaders: '[["Content-Type","application/json"]]',
  requestBody: null,
  status: 200,
  responseHeaders: '[["Server","x"]]',
  responseBody: Uint8Array.of(0, 255, 10),
  responseTruncated: false,
  errorClass: null,
  errorMessage: null,
  notes: null,
  dns: null,
  connect: 0.25,
  tls: null,
  firstByte: 1.5,
  total: 2.5,
  ...own,
})

const HOUR = 3_600_000

/** A store in a directory of its own, with its threads. */
export const makeStoreRig = async (options: Partial<StoreOptions> = {}): Promise<StoreRig> => {
  const dir = makeTempDir()
  const clock = createFakeClock()
  const open = () => openStore({ dataDir: dir.path, clock, workerUrl, ...options })
  let store = await open()

  const settlementOf = (claimed: Claimed, state: 'sent' | 'failed' | 'scheduled') => ({
    id: claimed.id,
    webhookId: claimed.webhookId,
    attempt: newAttempt({
      number: claimed.attempt,
      at: clock.now(),
      success: state === 'sent',
      status: state === 'sent' ? 200 : 500,
    }),
    next: state === 'scheduled' ? { state, at: clock.now() + HOUR } : { state },
  })

  return {
    get store() {
      return store
    },
    clock,
    dataDir: dir.path,
    addWebhook: id => store.webhooks.insert(newWebhook({ id, createdAt: clock.now() })),
    message: (id, webhookIds, own = {}) => ({
      id,
      type: 'order.paid',
      data: '{}',
      timestamp: clock.now(),
      origin: null,
      createdAt: clock.now(),
      webhookIds,
      skipped: [],
      ...own,
    }),
    async sendAll(outcome = () => 'sent') {
      for (let all = await store.queue.claim(500); all.length > 0; all = await store.queue.claim(500)) {
        await store.queue.settle(all.map(claimed => settlementOf(claimed, outcome(claimed))))
      }
    },
    async reopen() {
      await store.close()
      store = await open()
    },
    async close() {
      await store.close()
      dir.remove()
    },
  }
}
