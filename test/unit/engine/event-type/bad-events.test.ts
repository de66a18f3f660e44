import { expect, test } from 'vitest'
import { createBadEvents } from '../../../../src-main/engine/event-type/bad-events.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

const MINUTE = 60_000

test('B14: a flood of bad events makes one warning a type and minute, with their number', async () => {
  const clock = createFakeClock()
  const told: string[] = []
  const bad = createBadEvents(clock, message => void told.push(message))
  for (let n = 0; n < 1000; n++) bad.add('shop.sold', `msg_${n}`, 'data.total is missing.')
  bad.add('user.created', 'msg_x', 'data must be an object.')
  expect(told).toEqual([
    'The event msg_0 of the type shop.sold has data that do not fit the schema: data.total is missing.',
    'The event msg_x of the type user.created has data that do not fit the schema: data must be an object.',
  ])
  await clock.advance(MINUTE)
  expect(told.slice(2)).toEqual([
    '999 more events of the type shop.sold within a minute: data that do not fit the schema. The last, msg_999: data.total is missing.',
  ])
  bad.add('shop.sold', 'msg_1000', 'data.total is missing.')
  expect(told).toHaveLength(3)
  await clock.advance(MINUTE)
  expect(told[3]).toContain('1 more event of the type shop.sold')
  await clock.advance(MINUTE)
  expect(clock.pending()).toBe(0)
  bad.add('shop.sold', 'msg_1001', 'data.total is missing.')
  expect(told[4]).toContain('The event msg_1001')
  bad.add('shop.sold', 'msg_1002', 'data.total is missing.')
  bad.close()
  expect(told[5]).toContain('The last, msg_1002')
  expect(clock.pending()).toBe(0)
})
