import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Claimed } from '../../../../src-main/engine/port/queue.ts'
import { HOUR, MINUTE } from '../../../../src-shared/time.ts'
import { until } from '../../../support/until.ts'
import { claimed, createDispatcherRig, type DispatcherRig } from './dispatcher-rig.ts'

let rig: DispatcherRig
let letAnswer: () => void

beforeEach(async () => {
  const gate = new Promise<void>(resolve => (letAnswer = resolve))
  rig = await createDispatcherRig(() => (_request, response) => void gate.then(() => response.writeHead(200).end()))
})
afterEach(async () => {
  letAnswer()
  await rig.close()
  if (rig.errors.length > 0) throw new Error('The dispatcher met an error.', { cause: rig.errors[0] })
})

test('R97: while it is paused no attempt starts, those under way end, and afterwards all that waits goes out', async () => {
  rig.waiting.push(claimed('one'))
  rig.dispatcher.wake()
  await until(() => expect(rig.sink.requests).toHaveLength(1))
  expect(rig.dispatcher.startedAt('one')).toBe(rig.clock.now())
  rig.dispatcher.pause()
  rig.waiting.push(claimed('two'), claimed('three'))
  rig.calls.claim.mockClear()
  rig.dispatcher.wake()
  letAnswer()
  await until(() => expect(rig.settled).toMatchObject([{ id: 'one', next: { state: 'sent' } }]))
  await rig.clock.advance(HOUR)
  expect(rig.calls.claim).not.toHaveBeenCalled()
  expect(rig.sink.requests).toHaveLength(1)
  rig.dispatcher.resume()
  await until(() => expect(rig.settled).toHaveLength(3))
  expect(rig.sink.requests).toHaveLength(3)
})

test('R97: what was handed out as the pause began goes back unspent', async () => {
  let answer = (_batch: Claimed[]): void => {}
  rig.calls.claim.mockImplementationOnce(() => new Promise(resolve => (answer = resolve)))
  rig.dispatcher.wake()
  rig.dispatcher.pause()
  answer([claimed('one')])
  await until(() => expect(rig.calls.giveBack).toHaveBeenCalledWith(['one']))
  expect(rig.sink.requests).toHaveLength(0)
  letAnswer()
  rig.dispatcher.resume()
  await until(() => expect(rig.settled).toMatchObject([{ id: 'one', attempt: { number: 1 } }]))
})

test('R97: a retry that falls due meanwhile waits, and no timer is kept for it', async () => {
  rig.due = rig.clock.now() + MINUTE
  rig.dispatcher.wake()
  await until(() => expect(rig.clock.pending()).toBe(1))
  rig.dispatcher.pause()
  expect(rig.clock.pending()).toBe(0)
  rig.waiting.push(claimed('retry'))
  await rig.clock.advance(HOUR)
  expect(rig.sink.requests).toHaveLength(0)
  letAnswer()
  rig.dispatcher.resume()
  await until(() => expect(rig.settled).toHaveLength(1))
})
