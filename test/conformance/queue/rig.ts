import type { AttemptRecord, Claimed, NewMessage, Queue, Settlement } from '../../../src-main/engine/port/queue.ts'
import type { FakeClock } from '../../support/fake-clock.ts'

/** One queue under test, with what the port leaves to its surroundings. */
export interface QueueRig {
  /** The queue as it is now; another object after `reopen`. */
  readonly queue: Queue
  clock: FakeClock
  /** Makes a webhook known, enabled and without a limit that `tune` did not set. */
  addWebhook(id: string): Promise<void>
  /** As after a restart of the process: what was in flight is forgotten. */
  reopen(): Promise<void>
  close(): Promise<void>
}

/** What an implementation may be unable to do, and then must say why. */
export type Ability = 'restart' | 'idempotency' | 'requeue' | 'list'

export const newMessage = (rig: QueueRig, id: string, webhookIds: readonly string[]): NewMessage => ({
  id,
  type: 'order.paid',
  data: JSON.stringify({ id }),
  timestamp: rig.clock.now(),
  origin: null,
  createdAt: rig.clock.now(),
  webhookIds,
  skipped: [],
})

export const newAttempt = (rig: QueueRig, number: number, success: boolean): AttemptRecord => ({
  number,
  at: rig.clock.now(),
  manual: false,
  success,
  method: 'POST',
  url: 'http://127.0.0.1:9/hook',
  requestHeaders: '[["content-type","application/json"]]',
  requestBody: null,
  status: success ? 200 : 500,
  responseHeaders: '[]',
  responseBody: null,
  responseTruncated: false,
  errorClass: null,
  errorMessage: null,
  notes: null,
  dns: null,
  connect: null,
  tls: null,
  firstByte: 1,
  total: 2,
})

export const settlement = (rig: QueueRig, claimed: Claimed, next: Settlement['next']): Settlement => ({
  id: claimed.id,
  webhookId: claimed.webhookId,
  attempt: newAttempt(rig, claimed.attempt, next.state === 'sent'),
  next,
})

/** Messages `<prefix>0` … for one webhook; resolves when they are on disk. */
export const fill = async (rig: QueueRig, webhookId: string, count: number, prefix = `${webhookId}.`) => {
  await rig.queue.enqueue(Array.from({ length: count }, (_, i) => newMessage(rig, `${prefix}${i}`, [webhookId])))
}
