import { afterEach, describe, expect, test, vi } from 'vitest'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { createDispatcher } from '../../../../src-main/engine/dispatch/dispatcher.ts'
import { createPools } from '../../../../src-main/engine/dispatch/pools.ts'
import { createFailureWindow } from '../../../../src-main/engine/retry/failure-window.ts'
import type { Queue } from '../../../../src-main/engine/port/queue.ts'
import { HOUR, MINUTE, SECOND } from '../../../../src-shared/time.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { until } from '../../../support/until.ts'
import { claimed, createDispatcherRig, type DispatcherRig } from './dispatcher-rig.ts'
import { nextHead } from './next-head.ts'

const never = (): never => {
  throw new Error('not expected')
}

test('a retry that was scheduled while the dispatcher asked when to wake is not slept through', async () => {
  const clock = createFakeClock()
  const answers: ((next: number | null) => void)[] = []
  const claim = vi.fn<Queue['claim']>(async () => [])
  const queue = {
    claim,
    next: () => new Promise<number | null>(resolve => answers.push(resolve)),
  } as Partial<Queue> as Queue
  const policy = createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => false })
  const pools = createPools({ clock, policy, localCa: () => null })
  const dispatcher = createDispatcher({
    queue,
    pools,
    clock,
    templates: { render: () => Promise.reject(new Error('not asked for')) },
    failureWindow: createFailureWindow(),
    target: never,
    onSettled: never,
    onError: never,
  })

  dispatcher.wake()
  await until(() => expect(answers).toHaveLength(1))
  dispatcher.wake()
  await until(() => expect(claim).toHaveBeenCalledTimes(2))
  answers[0]?.(null)
  await until(() => expect(answers).toHaveLength(2))
  answers[1]?.(clock.now() + 5_000)
  await until(() => expect(clock.pending()).toBe(1))
  await clock.advance(5_000)
  expect(claim).toHaveBeenCalledTimes(3)
  answers[2]?.(null)
  await dispatcher.stop(0)
  await pools.close()
})

let rig: DispatcherRig
const start = async (...args: Parameters<typeof createDispatcherRig>): Promise<DispatcherRig> =>
  (rig = await createDispatcherRig(...args))
afterEach(() => rig?.close())

describe('outcomes that cannot be stored', () => {
  test('R75: what a full disk refused is stored when there is room again, every one of them, without another request', async () => {
    await start()
    rig.calls.settle.mockRejectedValueOnce(new Error('disk full')).mockRejectedValueOnce(new Error('disk full'))
    rig.waiting.push(claimed('one'), claimed('two'))
    rig.dispatcher.wake()
    await until(() => expect(rig.errors.length).toBeGreaterThan(0))
    expect(rig.settled).toEqual([])
    await until(async () => {
      await rig.clock.advance(SECOND)
      expect(rig.settled.map(({ id }) => id).toSorted()).toEqual(['one', 'two'])
    })
    expect(rig.sink.requests).toHaveLength(2)
  })
})

describe('stopping', () => {
  test('R75: gives back unspent what does not end within the grace, before it says that it has stopped', async () => {
    await start(() => () => {})
    rig.waiting.push(claimed('one'), claimed('two'))
    rig.dispatcher.wake()
    await until(() => expect(rig.sink.requests).toHaveLength(2))
    const stopped = rig.dispatcher.stop(3 * SECOND)
    await rig.clock.advance(3 * SECOND - 1)
    expect(rig.calls.giveBack).not.toHaveBeenCalled()
    const second = Promise.withResolvers<void>()
    const giveBack = rig.calls.giveBack.getMockImplementation()
    rig.calls.giveBack.mockImplementationOnce(async ids => giveBack?.(ids))
    rig.calls.giveBack.mockImplementationOnce(ids => second.promise.then(() => giveBack?.(ids)))
    let hasStopped = false
    void stopped.then(() => (hasStopped = true))
    await rig.clock.advance(1)
    await until(() => expect(rig.waiting).toHaveLength(1))
    expect(hasStopped).toBe(false)
    second.resolve()
    await stopped
    expect(rig.waiting.map(({ id }) => id).toSorted()).toEqual(['one', 'two'])
    expect(rig.settled).toEqual([])
    expect(rig.dispatcher.inFlight()).toBe(0)
  })

  test('keeps the outcome of what answered, though the body of the answer goes on', async () => {
    await start(() => (_request, response) => void response.writeHead(200).write('begun'))
    const headSeen = nextHead()
    rig.waiting.push(claimed('one'))
    rig.dispatcher.wake()
    await headSeen
    const stopped = rig.dispatcher.stop(0)
    await rig.clock.advance(0)
    await stopped
    expect(rig.settled).toMatchObject([{ id: 'one', next: { state: 'sent' } }])
    expect(rig.calls.giveBack).not.toHaveBeenCalled()
  })
})

describe('an endpoint that gets too much', () => {
  test('B1: it is asked half as often after each overload, and as before once it answers again', async () => {
    let status = 429
    await start(() => status, { concurrency: 8 })
    const tuned = (): number[] => rig.calls.tune.mock.calls.map(([, { concurrency }]) => concurrency)
    const send = async (id: string): Promise<void> => {
      rig.waiting.push(claimed(id))
      rig.dispatcher.wake()
      await until(() => expect(rig.settled.at(-1)?.id).toBe(id))
    }
    for (const id of ['a', 'b', 'c', 'd']) await send(id)
    expect(tuned()).toEqual([4, 2, 1])
    status = 200
    for (let sent = 0; sent < 9; sent++) await send(`ok${sent}`)
    expect(tuned()).toEqual([4, 2, 1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('sleeping', () => {
  test('R75: after a minute at most it looks again, so that a machine that slept does not sleep on', async () => {
    await start()
    rig.due = rig.clock.now() + 12 * HOUR
    rig.dispatcher.wake()
    await until(() => expect(rig.clock.pending()).toBe(1))
    rig.clock.step(12 * HOUR)
    rig.due = null
    rig.waiting.push(claimed('one'))
    await rig.clock.advance(MINUTE)
    await until(() => expect(rig.settled).toHaveLength(1))
  })

  test('R75: a clock that was set back is told to the queue, again until that is stored', async () => {
    await start()
    rig.calls.clockSetBack.mockRejectedValueOnce(new Error('disk full'))
    rig.clock.step(-HOUR)
    rig.dispatcher.wake()
    await until(() => expect(rig.errors).toHaveLength(1))
    await rig.clock.advance(SECOND)
    expect(rig.calls.clockSetBack.mock.calls).toEqual([[HOUR], [HOUR]])
  })
})
