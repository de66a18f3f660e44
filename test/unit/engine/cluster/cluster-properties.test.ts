import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClusterProperties } from '../../../../src-shared/model/cluster-properties.ts'
import type { Webhook } from '../../../../src-shared/model/webhook.ts'
import { createSkippableClock, type SkippableClock } from '../../../support/skippable-clock.ts'
import { type Sink, startSink } from '../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import { until } from '../../../support/until.ts'

describe('the cluster properties of a data directory', () => {
  let dir: ReturnType<typeof makeTempDir>
  let file: string
  let clock: SkippableClock
  let host: TestHost
  let endpoint: Sink
  const start = async () => {
    host = await startTestHost({ clock, dataDir: dir.path })
  }
  beforeEach(async () => {
    dir = makeTempDir()
    file = join(dir.path, 'cluster-properties.txt')
    clock = createSkippableClock()
    endpoint = await startSink(() => 500)
  })
  afterEach(async () => {
    await host.close()
    await endpoint.close()
    dir.remove()
  })

  const read = async () => (await host.rest<ClusterProperties>('GET', '/cluster-properties')).body
  const write = async (text: string) =>
    (await host.rest<ClusterProperties>('PUT', '/cluster-properties', { text })).body
  const create = async (profile = 'woodwing'): Promise<string> => {
    const body = { name: 'w', url: endpoint.url, profile, eventTypes: ['*'], payloadFormat: 'standard' }
    return (await host.rest<Webhook>('POST', '/webhooks', body)).body.id
  }
  const publish = () => host.rest('POST', '/messages', { type: 'asset_create', data: {} })
  const rows = async () =>
    (await host.rest<{ items: { status: string; attempts: number }[] }>('GET', '/deliveries')).body.items

  it('R71: webHooksRetryMaximumAttempts=3 in the file makes four requests in all', async () => {
    await writeFile(file, 'webHooksRetryMaximumAttempts=3\n')
    await start()
    await create()
    await publish()
    for (let made = 1; made <= 4; made++) {
      await until(async () => expect(await rows()).toMatchObject([{ attempts: made }]))
      clock.skip(640_000)
    }
    await until(async () => expect(await rows()).toMatchObject([{ status: 'failed', attempts: 4 }]))
    expect(endpoint.requests).toHaveLength(4)
  })

  it('R74: RQ_RETRY_MAX=3 and [60, 300, 3600] send a netbox message again after 60, 300 and 3600 s', async () => {
    await writeFile(file, 'RQ_RETRY_MAX=3\nRQ_RETRY_INTERVAL=[60, 300, 3600]\n')
    await start()
    await create('netbox')
    await publish()
    interface Row {
      status: string
      attempts: number
      nextAttemptAt: string | null
    }
    const row = async () => (await host.rest<{ items: Row[] }>('GET', '/deliveries')).body.items[0]
    for (const [made, seconds] of [60, 300, 3600].entries()) {
      await until(async () => expect(await row()).toMatchObject({ status: 'scheduled', attempts: made + 1 }))
      const wait = Date.parse((await row())?.nextAttemptAt ?? '') - clock.now()
      expect(wait).toBeLessThanOrEqual(seconds * 1000)
      expect(wait).toBeGreaterThan(seconds * 1000 - 10_000)
      clock.skip(seconds * 1000)
    }
    await until(async () => expect(await row()).toMatchObject({ status: 'failed', attempts: 4 }))
    expect(endpoint.requests).toHaveLength(4)
  })

  it('R73, R74: without them, and with 0, a netbox message is tried once; a change of the file counts at once', async () => {
    await start()
    await create('netbox')
    await write('RQ_RETRY_MAX=0')
    await publish()
    await until(async () => expect(await rows()).toMatchObject([{ status: 'failed', attempts: 1 }]))
    await write('RQ_RETRY_MAX=1')
    await publish()
    await until(async () => expect(await rows()).toMatchObject([{ status: 'scheduled', attempts: 1 }, {}]))
    clock.skip(60_000)
    await until(async () => expect(await rows()).toMatchObject([{ status: 'failed', attempts: 2 }, {}]))
  })

  it('R82: is empty where there is no file, and is read and written over the API', async () => {
    await start()
    const values = {
      webHooksRetryMaximumAttempts: null,
      webHooksFailuresBeforeDisable: null,
      RQ_RETRY_MAX: null,
      RQ_RETRY_INTERVAL: null,
    }
    expect(await read()).toEqual({ text: '', values, problems: [] })
    const text = '# limits\nwebHooksFailuresBeforeDisable=2\nbad\n'
    const written = {
      text,
      values: { ...values, webHooksFailuresBeforeDisable: 2 },
      problems: [{ line: 3, message: 'The line is not key=value.' }],
    }
    expect(await write(text)).toEqual(written)
    expect(await read()).toEqual(written)
    expect(await readFile(file, 'utf8')).toBe(text)
  })

  it('R81, R82: webHooksFailuresBeforeDisable counts at once for woodwing webhooks that have no number of their own', async () => {
    await start()
    const id = await create()
    await create('hedge')
    await write('webHooksFailuresBeforeDisable=1')
    await publish()
    const state = async () =>
      (await host.rest<{ items: Webhook[] }>('GET', '/webhooks')).body.items.map(({ profile, enabled }) => [
        profile,
        enabled,
      ])
    await until(async () =>
      expect(await state()).toEqual([
        ['woodwing', false],
        ['hedge', true],
      ]),
    )
    const { body } = await host.rest<Webhook>('GET', `/webhooks/${id}`)
    expect(body.disableRule.window?.failures).toBe(-1)
    expect(body.customised).toBe(true)
  })

  it('R82: follows a file that appears, is edited in place, replaced and removed', async () => {
    await start()
    const most = async () => (await read()).values.webHooksRetryMaximumAttempts
    const inForce = (value: number | null) =>
      until(async () => expect(await most()).toBe(value), { timeout: 5000, interval: 50 })
    await writeFile(file, 'webHooksRetryMaximumAttempts=1')
    await inForce(1)
    await writeFile(file, 'webHooksRetryMaximumAttempts=2')
    await inForce(2)
    await writeFile(`${file}.new`, 'webHooksRetryMaximumAttempts=4')
    await rename(`${file}.new`, file)
    await inForce(4)
    await writeFile(file, '# webHooksRetryMaximumAttempts=4')
    await inForce(null)
  })
})
