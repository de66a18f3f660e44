import { expect, test } from 'vitest'
import { tick, tickedEvents } from '../../../../../src-renderer/feature/webhooks/netbox-events.ts'

test('R17, R41: boxes are ticked for what a webhook gets, under whichever name of the event', () => {
  expect(tickedEvents(['created', 'job_started'])).toEqual(['created', 'job_started'])
  expect(tickedEvents(['object_updated', 'job_ended'])).toEqual(['updated', 'job_ended'])
  expect(tickedEvents(['*'])).toEqual(['created', 'updated', 'deleted', 'job_started', 'job_ended'])
  expect(tickedEvents(['job_failed', 'order.paid'])).toEqual([])
})

test('R17, R41: a box changes its own event, and what has no box stays', () => {
  expect(tick([], 'job_ended', true)).toEqual(['job_ended'])
  expect(tick(['object_created', 'order.paid', 'job_failed'], 'deleted', true)).toEqual([
    'created',
    'deleted',
    'order.paid',
    'job_failed',
  ])
  expect(tick(['object_created', 'updated'], 'created', false)).toEqual(['updated'])
  expect(tick(['*'], 'job_started', false)).toEqual(['created', 'updated', 'deleted', 'job_ended'])
})
