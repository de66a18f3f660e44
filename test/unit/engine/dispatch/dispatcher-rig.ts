import { vi } from 'vitest'
import { createSecretMask } from '../../../../src-main/engine/secret/secret-mask.ts'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { createDispatcher, type Dispatcher } from '../../../../src-main/engine/dispatch/dispatcher.ts'
import { createPools } from '../../../../src-main/engine/dispatch/pools.ts'
import type { Claimed, Queue, Settlement } from '../../../../src-main/engine/port/queue.ts'
import { createFailureWindow } from '../../../../src-main/engine/retry/failure-window.ts'
import type { Settings } from '../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts'
import { type Sink, startSink } from '../../../support/sink.ts'

export const claimed = (id: string): Claimed => ({
  id,
  webhookId: 'whk_1',
  messageId: `msg_${id}`,
  type: 'order.paid',
  data: '{}',
  timestamp: 0,
  attempt: 1,
  manual: false,
})

export interface DispatcherRig {
  clock: FakeClock
  dispatcher: Dispatcher
  sink: Sink
  /** Put here what the queue hands out next. */
  waiting: Claimed[]
  /** What the queue says is due next. */
  due: number | null
  settled: Settlement[]
  /** Calls of the queue; each may be made to do something else. */
  calls: ReturnType<typeof newCalls>
  errors: unknown[]
  close(): Promise<void>
}

const newCalls = (rig: Pick<DispatcherRig, 'waiting' | 'due' | 'settled'>) => ({
  claim: vi.fn<Queue['claim']>(async max => rig.waiting.splice(0, max)),
  giveBack: vi.fn<Queue['giveBack']>(async ids => void rig.waiting.unshift(...ids.map(claimed))),
  settle: vi.fn<Queue['settle']>(async batch => void rig.settled.push(...batch)),
  next: vi.fn<Queue['next']>(async () => rig.due),
  tune: vi.fn<Queue['tune']>(async () => {}),
  clockSetBack: vi.fn<Queue['clockSetBack']>(async () => {}),
})

/** A dispatcher on a queue that is a list, against a real endpoint. */
export const createDispatcherRig = async (
  answer?: Parameters<typeof startSink>[0],
  settings: Partial<Settings> = {},
): Promise<DispatcherRig> => {
  const clock = createFakeClock()
  const sink = await startSink(answer)
  const pools = createPools({
    clock,
    policy: createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => false }),
    localCa: () => null,
  })
  const state = { waiting: [] as Claimed[], due: null as number | null, settled: [] as Settlement[] }
  const calls = newCalls(state)
  const errors: unknown[] = []
  const dispatcher = createDispatcher({
    queue: calls as Partial<Queue> as Queue,
    pools,
    clock,
    templates: { render: () => Promise.reject(new Error('not asked for')) },
    failureWindow: createFailureWindow(),
    target: id => ({
      id,
      number: 1,
      url: sink.url,
      origin: sink.url,
      requestTarget: '/',
      settings: { ...profiles.standard.settings, signing: { scheme: 'none' }, ...settings },
      secrets: [],
      mask: createSecretMask([]),
    }),
    onSettled: () => {},
    onError: error => errors.push(error),
    random: () => 0,
  })
  return Object.assign(state, {
    clock,
    dispatcher,
    sink,
    calls,
    errors,
    async close() {
      await sink.close()
      await dispatcher.stop(0)
      await pools.close()
    },
  })
}
