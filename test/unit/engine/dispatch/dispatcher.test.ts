import { expect, test, vi } from 'vitest'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { createDispatcher } from '../../../../src-main/engine/dispatch/dispatcher.ts'
import { createPools } from '../../../../src-main/engine/dispatch/pools.ts'
import { createFailureWindow } from '../../../../src-main/engine/retry/failure-window.ts'
import type { Queue } from '../../../../src-main/engine/port/queue.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { until } from '../../../support/until.ts'

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
