import { expect, it } from 'vitest'
import type { StreamRecord } from '../../../../../src-main/engine/port/source-store.ts'
import type { StreamEntry } from '../../../../../src-main/engine/port/stream.ts'
import { followStream } from '../../../../../src-main/engine/source/stream/follow-stream.ts'
import { HookError } from '../../../../../src-shared/error.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'

const record: StreamRecord = {
  id: 'src_1',
  number: 1,
  name: 'Bus',
  enabled: true,
  createdAt: 0,
  kind: 'redis-stream',
  stream: { url: 'redis://127.0.0.1', key: 'events', group: 'hookbench' },
  sealedUrl: 'sealed',
}

/** A stream with one entry, and a publisher that answers as `refusal` says. */
const startRig = (refusal: () => HookError | null) => {
  const clock = createFakeClock()
  const acknowledged: string[] = []
  const published: unknown[] = []
  let entries: StreamEntry[] = [{ id: '1-1', fields: { type: 'order.paid', data: '{}' } }]
  const source = followStream({
    record,
    clock,
    store: { made: async () => {} },
    vault: { open: () => 'redis://127.0.0.1' },
    publisher: {
      async publishBatch(items) {
        const error = refusal()
        if (error !== null) throw error
        published.push(...items)
        return { accepted: items.length, ids: [], errors: [] }
      },
    },
    openStream: async () => ({
      pending: async () => [],
      next: (_count, waitMs) =>
        new Promise(resolve => {
          clock.after(entries.length > 0 ? 0 : waitMs, () => resolve(entries.splice(0)))
        }),
      acknowledge: async ids => void acknowledged.push(...ids),
      close: () => void (entries = []),
    }),
    onChange: () => {},
    warn: async () => {},
    onError: () => {},
  })
  return { clock, source, acknowledged, published }
}

it.each([
  ['R29d: while too much waits for the disk', 'BUSY', /Too much/],
  ['R97: while the engine takes no events', 'BACKEND_OFF', /takes no events now; the entries wait in Redis/],
] as const)('%s, entries wait in Redis and come when it goes on', async (_, code, reason) => {
  let refused = true
  const { clock, source, acknowledged, published } = startRig(() => (refused ? new HookError(code, 'Too much.') : null))
  await clock.advance(3000)
  expect({ acknowledged, published }).toEqual({ acknowledged: [], published: [] })
  expect(source.condition()).toEqual({ state: 'running', reason: expect.stringMatching(reason) })
  refused = false
  await clock.advance(3000)
  expect(acknowledged).toEqual(['1-1'])
  expect(published).toEqual([{ id: 'src_1-1-1', type: 'order.paid', data: {}, dataText: '{}' }])
  expect(source.condition()).toEqual({ state: 'running', reason: null })
  const stopped = source.stop()
  await clock.advance(10_000)
  await stopped
})
