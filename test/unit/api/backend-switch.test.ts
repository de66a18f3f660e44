import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Status } from '../../../src-shared/model/status.ts'
import { MINUTE } from '../../../src-shared/time.ts'
import { createSkippableClock, type SkippableClock } from '../../support/skippable-clock.ts'
import { type Sink, startSink } from '../../support/sink.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { makeTempDir } from '../../support/temp-dir.ts'
import { until } from '../../support/until.ts'

interface ErrorAnswer {
  error: { code: string; message: string; help: string }
}

let dir: ReturnType<typeof makeTempDir>
let clock: SkippableClock
let host: TestHost
let endpoint: Sink
let answer = 200

beforeEach(async () => {
  answer = 200
  dir = makeTempDir()
  clock = createSkippableClock()
  host = await startTestHost({ clock, dataDir: dir.path })
  endpoint = await startSink(() => answer)
})
afterEach(async () => {
  await host.close()
  await endpoint.close()
  dir.remove()
})

const create = async (): Promise<string> =>
  (await host.rest<{ id: string }>('POST', '/webhooks', { name: 'Shop', url: endpoint.url, eventTypes: ['*'] })).body.id
const turn = async (backendEnabled: boolean): Promise<void> => {
  expect((await host.rest('PATCH', '/settings', { backendEnabled })).body).toMatchObject({ backendEnabled })
}
const event = { type: 'order.paid', data: {} }
const rows = async () => (await host.rest<{ items: object[] }>('GET', '/deliveries')).body.items
const sending = async () => (await host.rest<Status>('GET', '/status')).body.sending

describe('the switch of the backend', () => {
  test('R97: while it is off events make no messages, one by one, in a batch and as lines', async () => {
    await create()
    await turn(false)
    const one = await host.rest<ErrorAnswer>('POST', '/messages', event)
    expect([one.status, one.body.error.code]).toEqual([503, 'BACKEND_OFF'])
    expect(one.body.error.message).toMatch(/backend is off/)
    expect(one.body.error.help).toMatch(/Turn it on/)
    const batch = await host.rest<ErrorAnswer>('POST', '/messages/batch', [event, event])
    expect([batch.status, batch.body.error.code]).toEqual([503, 'BACKEND_OFF'])
    const lines = await host.rest<ErrorAnswer>('POST', '/messages/batch', JSON.stringify(event), {
      'content-type': 'application/x-ndjson',
    })
    expect([lines.status, lines.body.error.code]).toEqual([503, 'BACKEND_OFF'])
    expect((await host.rest<{ items: object[] }>('GET', '/messages')).body.items).toEqual([])
    expect(await sending()).toBe(false)
    await turn(true)
    expect((await host.rest('POST', '/messages', event)).status).toBe(202)
    expect(await sending()).toBe(true)
  })

  test('R97: what waits keeps its place and its attempts while it is off, and goes out when it is on again', async () => {
    answer = 500
    await create()
    await host.rest('POST', '/messages', event)
    await until(async () => expect(await rows()).toMatchObject([{ status: 'scheduled', attempts: 1 }]))
    await turn(false)
    clock.skip(MINUTE)
    answer = 200
    expect(await rows()).toMatchObject([{ status: 'scheduled', attempts: 1, held: null }])
    await turn(true)
    await until(async () => expect(await rows()).toMatchObject([{ status: 'sent', attempts: 2 }]))
    expect(endpoint.requests).toHaveLength(2)
  })

  test('R97: tests and editing work while it is off', async () => {
    const id = await create()
    await turn(false)
    expect((await host.rest('POST', `/webhooks/${id}/test`)).body).toMatchObject({ success: true })
    expect((await host.rest('PATCH', `/webhooks/${id}`, { name: 'Renamed' })).body).toMatchObject({ name: 'Renamed' })
    expect(endpoint.requests).toHaveLength(1)
  })

  test('R97: it stays off over a restart, and then sends what waited', async () => {
    answer = 500
    await create()
    await host.rest('POST', '/messages', event)
    await until(async () => expect(await rows()).toMatchObject([{ status: 'scheduled' }]))
    await turn(false)
    await host.close()
    clock.skip(MINUTE)
    answer = 200
    host = await startTestHost({ clock, dataDir: dir.path })
    expect((await host.rest('GET', '/settings')).body).toMatchObject({ backendEnabled: false })
    expect(await sending()).toBe(false)
    expect((await host.rest('POST', '/messages', event)).status).toBe(503)
    expect(endpoint.requests).toHaveLength(1)
    await turn(true)
    await until(async () => expect(await rows()).toMatchObject([{ status: 'sent', attempts: 2 }]))
  })
})
