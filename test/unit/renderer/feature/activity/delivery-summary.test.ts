import { describe, expect, test } from 'vitest'
import { deliverySummary, type Piece } from '../../../../../src-renderer/feature/activity/delivery-summary.ts'
import type { Attempt } from '../../../../../src-shared/model/attempt.ts'
import type { DeliveryDetail } from '../../../../../src-shared/model/delivery.ts'

const NOW = Date.parse('2026-11-22T17:20:00Z')
const at = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString()

const attempt = (number: number, status: number | null): Attempt => ({
  number,
  at: at(-10),
  manual: false,
  success: status === 200,
  request: { method: 'POST', url: 'https://ex.com', headers: [], body: '{}' },
  response: status === null ? null : { status, headers: [], body: '', encoding: 'utf8', truncated: false },
  error: status === null ? { class: 'refused', message: 'Refused.', help: 'Start it.' } : null,
  notes: [],
  timing: { dns: null, connect: null, tls: null, firstByte: 40, total: 41 },
})

const delivery = (change: Partial<DeliveryDetail>): DeliveryDetail => ({
  id: 'dlv_1',
  messageId: 'msg_1',
  webhookId: 'whk_1',
  webhookName: 'Shop',
  type: 'order.paid',
  status: 'queued',
  held: null,
  attempts: change.attemptList?.length ?? 0,
  nextAttemptAt: null,
  createdAt: at(-20),
  updatedAt: at(-10),
  test: false,
  lastStatus: null,
  lastError: null,
  lastDurationMs: null,
  outcomes: '',
  attemptList: [],
  message: { id: 'msg_1', type: 'order.paid', timestamp: at(-20), createdAt: at(-20) },
  plannedAttempts: [],
  manualRetry: true,
  ...change,
})

const text = (pieces: Piece[]): string =>
  pieces.map(piece => (typeof piece === 'string' ? piece : 'status' in piece ? piece.status : piece.strong)).join('')

const read = (change: Partial<DeliveryDetail>): string => text(deliverySummary(delivery(change), NOW))

describe('R90: the sentence that says what became of a delivery', () => {
  test('names the answer, the next attempt and what may follow', () => {
    const sentence = read({
      status: 'scheduled',
      attemptList: [attempt(1, 503), attempt(2, 503)],
      nextAttemptAt: at(8),
      plannedAttempts: [at(8), at(60), at(120)],
    })
    expect(sentence).toMatch(
      /^The endpoint answered 503 on the second attempt\. The third goes out in 8 s; up to 2 more follow, the last at \d\d:\d\d\.$/,
    )
  })

  test('says when the next attempt is the last', () => {
    expect(read({ status: 'scheduled', attemptList: [attempt(1, null)], nextAttemptAt: at(300) })).toBe(
      'The endpoint refused the connection on the first attempt. The second goes out in 5 min; it is the last one.',
    )
  })

  test('says how it ended', () => {
    expect(read({ status: 'sent', attemptList: [attempt(1, 200)] })).toBe(
      'The endpoint answered 200 on the first attempt, in 41 ms.',
    )
    expect(read({ status: 'failed', attemptList: [attempt(1, 500), attempt(2, 500)] })).toBe(
      'The endpoint answered 500 on the second and last attempt. Nothing more is sent, unless you retry it.',
    )
    expect(read({ status: 'failed', attemptList: [attempt(1, 500)], manualRetry: false })).toBe(
      'The endpoint answered 500 on the only attempt. Nothing more is sent.',
    )
  })

  test('says why it is held', () => {
    expect(read({ held: 'the webhook is disabled' })).toBe('Queued. It is held: the webhook is disabled.')
  })

  test('promises no attempt while the engine is not reached', () => {
    const waits = delivery({ status: 'scheduled', attemptList: [attempt(1, 503)], nextAttemptAt: at(8) })
    expect(text(deliverySummary(waits, NOW + 60_000, false))).toMatch(
      /The second was due at \d\d:\d\d; whether it went out is not known\.$/,
    )
    const queued = text(deliverySummary(delivery({}), NOW, false))
    expect(queued).toBe('It was queued; what became of it is not known.')
  })
})
