import { expect, test } from 'vitest'
import { withArrived } from '../../../../../../src-renderer/feature/receiver/list/with-arrived.ts'

const item = (id: string, inbox = 'shop') => ({ id, inbox, receivedAt: `2026-11-24T12:00:0${id.slice(-1)}.000Z` })

test('what is newer than what was heard of is unread; what is told again is not', () => {
  const first = withArrived({ inboxes: {}, upTo: { id: 'cap_1', at: '' } }, [item('cap_3', 'live'), item('cap_2')])
  expect(first.inboxes).toEqual({ cap_2: 'shop', cap_3: 'live' })
  expect(first.upTo).toEqual({ id: 'cap_3', at: '2026-11-24T12:00:03.000Z' })
  const read = { ...first, inboxes: {} }
  expect(withArrived(read, [item('cap_2'), item('cap_3')])).toBe(read)
})

test('no more than 999 are remembered, the newest', () => {
  const many = Array.from({ length: 1200 }, (_, at) => item(`cap_${String(at).padStart(4, '0')}`))
  const { inboxes } = withArrived({ inboxes: {}, upTo: { id: '', at: '' } }, many)
  expect(Object.keys(inboxes)).toHaveLength(999)
  expect(inboxes).toHaveProperty('cap_1199')
  expect(inboxes).not.toHaveProperty('cap_0200')
})
