import { afterEach, expect, test } from 'vitest'
import { createSecretMask } from '../../../../src-main/engine/secret/secret-mask.ts'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { createDispatcher } from '../../../../src-main/engine/dispatch/dispatcher.ts'
import { createPools } from '../../../../src-main/engine/dispatch/pools.ts'
import { createFailureWindow } from '../../../../src-main/engine/retry/failure-window.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src-shared/time.ts'
import { startSink } from '../../../support/sink.ts'
import { until } from '../../../support/until.ts'
import { makeStoreRig } from '../../store/sqlite/store-rig.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** One event for an endpoint that fails at first, with a retry after five minutes; a real queue and a fake clock. */
const start = async () => {
  const rig = await makeStoreRig()
  closers.push(rig.close)
  const { clock, store } = rig
  const sink = await startSink((_request, index) => (index === 0 ? 500 : 200))
  closers.push(sink.close)
  await rig.addWebhook('a')
  const policy = createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => false })
  const pools = createPools({ clock, policy, localCa: () => null })
  closers.push(pools.close)
  const settings = profiles.standard.settings
  const dispatcher = createDispatcher({
    queue: store.queue,
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
      settings: {
        ...settings,
        signing: { scheme: 'none' },
        retry: { ...settings.retry, delaysSec: [300], jitter: 0 },
      },
      secrets: [],
      mask: createSecretMask([]),
    }),
    onSettled: () => {},
    onError: error => {
      throw error
    },
  })
  closers.push(() => dispatcher.stop(0))
  await store.queue.enqueue([rig.message('m1', ['a'])])
  dispatcher.wake()
  await until(async () => expect(await store.queue.laneCounts('a')).toMatchObject({ scheduled: 1, inFlight: 0 }))
  const asleep = (): Promise<void> => until(() => expect(clock.pending()).toBeGreaterThan(0))
  await asleep()
  return { clock, sink, store, asleep }
}

test.each([
  ['an hour', HOUR],
  ['a day', DAY],
])('R75: a clock that steps back %s makes no retry wait longer', async (_name, by) => {
  const { clock, sink, store, asleep } = await start()
  await clock.advance(MINUTE)
  clock.step(-by)
  for (let minute = 1; minute < 4; minute++) {
    await asleep()
    await clock.advance(MINUTE)
  }
  expect(sink.requests).toHaveLength(1)
  expect(await store.queue.next()).toBe(clock.now() + MINUTE)
  await asleep()
  await clock.advance(MINUTE)
  await until(async () => {
    await clock.advance(1)
    expect(sink.requests).toHaveLength(2)
  })
})

test('R75: a clock that steps forward past a retry makes it go out within a minute', async () => {
  const { clock, sink, asleep } = await start()
  clock.step(HOUR)
  await asleep()
  await clock.advance(MINUTE)
  await until(async () => {
    await clock.advance(1)
    expect(sink.requests).toHaveLength(2)
  })
})

test('R75: a clock that steps forward and back again leaves the retry at its time', async () => {
  const { clock, sink, store, asleep } = await start()
  clock.step(2 * MINUTE)
  await clock.advance(MINUTE)
  await asleep()
  clock.step(-2 * MINUTE)
  await clock.advance(MINUTE)
  await until(async () => expect(await store.queue.next()).toBe(clock.now() + 3 * MINUTE))
  await asleep()
  expect(sink.requests).toHaveLength(1)
  for (let minute = 0; minute < 3; minute++) {
    await asleep()
    await clock.advance(MINUTE + SECOND)
  }
  await until(async () => {
    await clock.advance(1)
    expect(sink.requests).toHaveLength(2)
  })
})
