import { expect, test } from 'vitest'
import { attemptSpans } from '../../../../../../src-renderer/feature/receiver/received/attempt-spans.ts'

const at = '2026-11-24T10:00:00.000Z'
const of = { deliveryId: 'dlv_1' }

test('B26: each attempt of a delivery has its way from its start over the capture to its end', () => {
  const spans = attemptSpans(
    {
      timeline: [
        { at, what: 'published', sinceMs: 0 },
        { at, what: 'attempt', sinceMs: 3, attempt: 1, ...of },
        { at, what: 'captured', sinceMs: 5, attempt: 1, captureId: 'cap_1', ...of },
        { at, what: 'answered', sinceMs: 9, attempt: 1, status: 500, ...of },
        { at, what: 'attempt', sinceMs: 4, attempt: 1, deliveryId: 'dlv_2' },
        { at, what: 'attempt', sinceMs: 5000, attempt: 2, ...of },
        { at, what: 'failed', sinceMs: 5001, attempt: 2, ...of },
      ],
    },
    'dlv_1',
  )
  expect(spans).toEqual([
    { attempt: 1, startMs: 3, capturedMs: 5, endMs: 9, failed: false, status: 500, captureId: 'cap_1' },
    { attempt: 2, startMs: 5000, capturedMs: null, endMs: 5001, failed: true, status: null, captureId: null },
  ])
})
