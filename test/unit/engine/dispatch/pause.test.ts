import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDispatcher, type Dispatcher } from '../../../../src-main/engine/dispatch/dispatcher.ts'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { createPools, type Pools } from '../../../../src-main/engine/dispatch/pools.ts'
import { createSecretMask } from '../../../../src-main/engine/secret/secret-mask.ts'
import { createFailureWindow } from '../../../../src-main/engine/retry/failure-window.ts'
import type { Claimed, Queue, Settlement } from '../../../../src-main/engine/port/queue.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { HOUR, MINUTE } from '../../../../src-shared/time.ts'
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts'
import { type Sink, startSink } from '../../../support/sink.ts'
import { until } from '../../../support/until.ts'

const claimed = (id: string): Claimed => ({
  id,
  webhookId: 'whk_1',
  messageId: `msg_${id}`,
  type: 'order.paid',
  data: '{}',
  timestamp: 0,
  attempt: 1,
  manual: false,
})

let clock: FakeClock
let sink: Sink
let letAnswer: () => void
let pools: Pools
let dispatcher: Dispatcher
let waiting: Claimed[]
let due: number | null
const settled: Settlement[] = []
const claim = vi.fn<Queue['claim']>(async max => waiting.splice(0, max))
const giveBack = vi.fn<Queue['giveBack']>(async ids => void waiting.unshift(...ids.map(claimed)))

beforeEach(async () => {
  clock = createFakeClock()
  waiting = []
  due = null
  settled.splice(0)
  claim.mockClear()
  giveBack.mockClear()
  const gate = new Promise<void>(resolve => (letAnswer = resolve))
  sink = await startSink(() => (_request, response) => void gate.then(() => response.writeHead(200).end()))
  pools = createPools({
    clock,
    policy: createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => false }),
    localCa: () => null,
  })
  const queue: Partial<Queue> = {
    claim,
    giveBack,
    next: async () => due,
    settle: async batch => void settled.push(...batch),
    tune: async () => {},
  }
  dispatcher = createDispatcher({
    queue: queue as Queue,
    pools,
    clock,
    failureWindow: createFailureWindow(),
    target: id => ({
      id,
      number: 1,
      url: sink.url,
      origin: sink.url,
      requestTarget: '/',
      settings: { ...profiles.standard.settings, signing: { scheme: 'none' } },
      secrets: [],
      mask: createSecretMask([]),
    }),
    onSettled: () => {},
    onError: error => {
      throw error
    },
  })
})
afterEach(async () => {
  letAnswer()
  await dispatcher.stop(0)
  await pools.close()
  await sink.close()
})

test('R97: while it is paused no attempt starts, those under way end, and afterwards all that waits goes out', async () => {
  waiting = [claimed('one')]
  dispatcher.wake()
  await until(() => expect(sink.requests).toHaveLength(1))
  expect(dispatcher.startedAt('one')).toBe(clock.now())
  dispatcher.pause()
  waiting = [claimed('two'), claimed('three')]
  claim.mockClear()
  dispatcher.wake()
  letAnswer()
  await until(() => expect(settled).toMatchObject([{ id: 'one', next: { state: 'sent' } }]))
  await clock.advance(HOUR)
  expect(claim).not.toHaveBeenCalled()
  expect(sink.requests).toHaveLength(1)
  dispatcher.resume()
  await until(() => expect(settled).toHaveLength(3))
  expect(sink.requests).toHaveLength(3)
})

test('R97: what was handed out as the pause began goes back unspent', async () => {
  let answer = (_batch: Claimed[]): void => {}
  claim.mockImplementationOnce(() => new Promise(resolve => (answer = resolve)))
  dispatcher.wake()
  dispatcher.pause()
  answer([claimed('one')])
  await until(() => expect(giveBack).toHaveBeenCalledWith(['one']))
  expect(sink.requests).toHaveLength(0)
  letAnswer()
  dispatcher.resume()
  await until(() => expect(settled).toMatchObject([{ id: 'one', attempt: { number: 1 } }]))
})

test('R97: a retry that falls due meanwhile waits, and no timer is kept for it', async () => {
  due = clock.now() + MINUTE
  dispatcher.wake()
  await until(() => expect(clock.pending()).toBe(1))
  dispatcher.pause()
  expect(clock.pending()).toBe(0)
  waiting = [claimed('retry')]
  await clock.advance(HOUR)
  expect(sink.requests).toHaveLength(0)
  letAnswer()
  dispatcher.resume()
  await until(() => expect(settled).toHaveLength(1))
})
