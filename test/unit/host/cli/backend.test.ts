import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Sink, startSink } from '../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'
import { type Given, run } from './memory-terminal.ts'
import { until } from '../../../support/until.ts'

let host: TestHost
let endpoint: Sink
let status = 500

beforeAll(async () => {
  host = await startTestHost()
  endpoint = await startSink(() => status)
  const webhook = { url: endpoint.url, eventTypes: ['*'], urlPolicy: 'http-or-https', payloadFormat: 'standard' }
  await host.rest('POST', '/webhooks', { ...webhook, name: 'IPAM', profile: 'netbox' })
  const never = { delaysSec: [], on: { status: 'none', timeout: false, network: false } }
  await host.rest('POST', '/webhooks', {
    ...webhook,
    name: 'DAM',
    profile: 'netx',
    retry: { ...never, jitter: 0, honourRetryAfter: false },
    disableRule: { onExhausted: false, onGone: false, window: null },
  })
  await host.rest('POST', '/messages', { type: 'order.paid', data: {} })
  await vi.waitUntil(async () => (await backendStatus())?.failed === 2)
})
afterAll(async () => {
  await host.close()
  await endpoint.close()
})

const backend = (args: string[], given: Given = {}) =>
  run(['--url', host.web.url, '--token', host.web.token, 'backend', ...args], given)
const backendStatus = async () => (await host.engine.backend.status()).queues[0]

describe('backend', () => {
  it('R109, R110: shows the counters and the failed jobs', async () => {
    const { stdout } = await backend(['status'])
    expect(stdout).toMatch(/^QUEUE +QUEUED +OLDEST +ACTIVE +DEFERRED +FINISHED +FAILED +SCHEDULED +WORKERS +HOST +PORT/)
    expect(stdout).toMatch(/\ndefault +0 +– +0 +0 +0 +2 +0 +1 +embedded +– +hookbench\.db\n/)
    const jobs = await backend(['jobs', '--state', 'failed'])
    expect(jobs.stdout).toMatch(/dlv_\w+ .* Failed +order\.paid +DAM/)
    expect((await backend(['jobs', '--state', 'deferred'])).stderr).toBe('There are no deferred jobs.\n')
  })

  it('R111: shows a job with its exception', async () => {
    const [job] = (await host.engine.backend.jobs({ state: 'failed', limit: 1 })).items
    const { stdout } = await backend(['job', job?.id ?? ''])
    expect(stdout).toContain("exception     Status 500 returned with content '', webhook FAILED to process.")
    expect(stdout).toContain('"type": "order.paid"')
    expect((await backend(['job', 'dlv_0000000000ZZ'])).code).toBe(1)
  })

  it('R97: publishing while the backend is off exits with 3 and says what to do', async () => {
    await host.engine.settings.update({ backendEnabled: false })
    const sent = await run(['--url', host.web.url, '--token', host.web.token, 'send', 'order.paid'])
    expect(sent.code).toBe(3)
    expect(sent.stderr).toContain('hookbench settings update --backend on')
    await host.engine.settings.update({ backendEnabled: true })
  })

  it('R112: requeues all failed jobs but those of netx, and says why those were left', async () => {
    status = 200
    const { code, stdout, stderr } = await backend(['requeue', '--all'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'Requeued 1 job.\n' })
    expect(stderr).toBe('1 job of “DAM” left: The rules of this webhook forbid that a failed message is sent again.\n')
    await until(async () => expect(await backendStatus()).toMatchObject({ finished: 1, failed: 1 }))
    expect((await backend(['requeue'])).code).toBe(2)
  })

  it('R112: deletes jobs after asking', async () => {
    const [job] = (await host.engine.backend.jobs({ state: 'failed', limit: 1 })).items
    const id = job?.id ?? ''
    expect((await backend(['delete', id], { answer: 'n' })).code).toBe(1)
    const { code, stdout } = await backend(['delete', id, '--yes'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Deleted 1 job.\n' })
    const again = await backend(['delete', id, '--yes', '--json'])
    expect(JSON.parse(again.stdout)).toMatchObject({
      type: 'deleted',
      count: 0,
      skipped: [{ reason: `There is no job ${id}.`, count: 1 }],
    })
  })

  it('R112: empties the queue after asking with the number', async () => {
    status = 500
    await host.rest('POST', '/webhooks', { name: 'Shop', url: endpoint.url, eventTypes: ['later'] })
    await host.rest('POST', '/messages', { type: 'later', data: {} })
    await until(async () => expect(await backendStatus()).toMatchObject({ scheduled: 1 }))
    const refused = await backend(['empty'], { answer: 'n' })
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Delete what waits (1 job)?') })
    expect(await backend(['empty', '--yes'])).toEqual({ code: 0, stdout: 'Deleted 1 job.\n', stderr: '' })
    expect(await backendStatus()).toMatchObject({ scheduled: 0 })
  })
})
