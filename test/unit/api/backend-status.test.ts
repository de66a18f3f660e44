import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BackendQueue, DeletedJobs, Job, JobDetail, JobState, Requeued } from '../../../src-shared/model/job.ts'
import type { Message } from '../../../src-shared/model/message.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { HOUR } from '../../../src-shared/time.ts'
import { createRest } from '../../support/rest-client.ts'
import { createSkippableClock, type SkippableClock } from '../../support/skippable-clock.ts'
import { type Sink, startSink } from '../../support/sink.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

let clock: SkippableClock
let host: TestHost
let endpoint: Sink
let status = 500

beforeEach(async () => {
  status = 500
  clock = createSkippableClock()
  host = await startTestHost({ clock })
  endpoint = await startSink(() => (_request, response) => {
    response.writeHead(status).end('{"detail":"down"}')
  })
})
afterEach(async () => {
  await host.close()
  await endpoint.close()
})

const create = async (profile: string, more: object = {}): Promise<string> =>
  (
    await host.rest<{ id: string }>('POST', '/webhooks', {
      name: profile,
      url: endpoint.url,
      profile,
      eventTypes: ['*'],
      urlPolicy: 'http-or-https',
      payloadFormat: 'standard',
      ...more,
    })
  ).body.id
const publish = async (count = 1): Promise<string> => {
  const items = Array.from({ length: count }, (_, n) => ({ type: 'order.paid', data: { n } }))
  const { body } = await host.rest<{ ids: string[] }>('POST', '/messages/batch', items)
  return body.ids[0] ?? ''
}
const queue = async (): Promise<BackendQueue | undefined> =>
  (await host.rest<{ queues: BackendQueue[] }>('GET', '/backend/status')).body.queues[0]
const counters = (expected: Partial<BackendQueue>): Promise<void> =>
  until(async () => expect(await queue()).toMatchObject(expected), { timeout: 10_000 })
const jobs = async (state: JobState, query = ''): Promise<Page<Job>> =>
  (await host.rest<Page<Job>>('GET', `/backend/jobs?state=${state}${query}`)).body
const job = async (id: string | undefined): Promise<JobDetail> =>
  (await host.rest<JobDetail>('GET', `/backend/jobs/${id}`)).body

describe('the backend status API', () => {
  test('R109, R110: every counter has its list of jobs', async () => {
    await create('netbox')
    await create('standard')
    const off = await create('woodwing')
    const hung = await startSink(() => () => {})
    await create('hedge', { url: hung.url, requireOriginLicense: null })
    await publish()
    await counters({ failed: 1, scheduled: 2, active: 1, queued: 0, deferred: 0, finished: 0 })
    await host.rest('POST', `/webhooks/${off}/disable`)
    await counters({ scheduled: 1, deferred: 1 })
    expect(await queue()).toMatchObject({ name: 'default', host: 'embedded', port: null, workers: 1 })
    for (const [state, name] of [
      ['failed', 'netbox'],
      ['scheduled', 'standard'],
      ['deferred', 'woodwing'],
      ['active', 'hedge'],
    ] as const) {
      const { items } = await jobs(state)
      expect(items).toMatchObject([{ webhookName: name, status: state, eventType: 'order.paid', queue: 'default' }])
      expect(await job(items[0]?.id)).toMatchObject({ status: state })
    }
    const [active] = (await jobs('active')).items
    expect(await job(active?.id)).toMatchObject({ startedAt: expect.any(String), endedAt: null, result: null })
    const [scheduled] = (await jobs('scheduled')).items
    expect(Date.parse(scheduled?.enqueuedAt ?? '')).toBeGreaterThan(clock.now())
    expect((await jobs('finished')).items).toEqual([])
    expect((await jobs('queued')).items).toEqual([])
    await hung.close()
  })

  test('R110: a list comes in pages, newest first, and each job once', async () => {
    await create('netbox')
    await publish(7)
    await counters({ failed: 7 })
    const first = await jobs('failed', '&limit=5')
    const second = await jobs('failed', `&limit=5&cursor=${first.next}`)
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted().toReversed())
    expect(new Set(ids).size).toBe(7)
    expect(second.next).toBeNull()
  })

  test('R110: a page of what waits is full although some of it is in flight', async () => {
    const hung = await startSink(() => () => {})
    await create('netbox', { url: hung.url, concurrency: 3 })
    await publish(10)
    await counters({ active: 3, queued: 7 })
    const first = await jobs('queued', '&limit=5')
    expect(first.items).toHaveLength(5)
    const second = await jobs('queued', `&limit=5&cursor=${first.next}`)
    expect(second.items).toHaveLength(2)
    const active = await jobs('active', '&limit=2')
    const rest = await jobs('active', `&limit=2&cursor=${active.next}`)
    expect([...active.items, ...rest.items]).toHaveLength(3)
    expect(rest.next).toBeNull()
    await hung.close()
  })

  test('R111, R112: a failed job tells its arguments and the exception; requeued it is finished with the result', async () => {
    const webhookId = await create('netbox')
    const messageId = await publish()
    await counters({ failed: 1 })
    const [failed] = (await jobs('failed')).items
    expect(await job(failed?.id)).toMatchObject({
      queue: 'default',
      timeoutMs: 300_000,
      status: 'failed',
      webhookId,
      eventType: 'order.paid',
      arguments: {
        messageId,
        url: `${endpoint.url}/`,
        method: 'POST',
        profile: 'netbox',
        payload: expect.stringContaining('"n":0'),
      },
      result: null,
      exception: `Status 500 returned with content '{"detail":"down"}', webhook FAILED to process.`,
      requeueProblem: null,
    })
    status = 200
    clock.skip(HOUR)
    const { body } = await host.rest<Requeued>('POST', '/backend/requeue', { ids: [failed?.id] })
    expect(body).toEqual({ requeued: 1, skipped: [], next: null })
    await counters({ failed: 0, finished: 1 })
    const finished = await job(failed?.id)
    expect(finished).toMatchObject({
      status: 'finished',
      exception: null,
      result: 'Status 200 returned, webhook successfully processed.',
      arguments: { attempts: 2 },
      requeueProblem: 'Only a failed delivery can be sent again; this one is sent.',
    })
    const { createdAt, enqueuedAt, startedAt, endedAt } = finished
    const times = [createdAt, enqueuedAt, startedAt, endedAt].map(at => Date.parse(at ?? ''))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(Date.parse(enqueuedAt) - Date.parse(createdAt)).toBeGreaterThanOrEqual(HOUR)
  })

  test('R112: all failed jobs are requeued but those of netx, of a disabled webhook and tests, which are counted with the reason', async () => {
    await create('netbox')
    const dam = await create('netx', {
      retry: {
        delaysSec: [],
        on: { status: 'none', timeout: false, network: false },
        jitter: 0,
        honourRetryAfter: false,
      },
      disableRule: { onExhausted: false, onGone: false, window: null },
    })
    const off = await create('hedge', { requireOriginLicense: null, retry: retryNever })
    await publish(2)
    await counters({ failed: 6 })
    await host.rest('POST', `/webhooks/${off}/disable`)
    const tested = await create('woodwing', { eventTypes: [] })
    await host.rest('POST', `/webhooks/${tested}/test`)
    status = 200
    const { body } = await host.rest<Requeued>('POST', '/backend/requeue', { all: true })
    expect(body).toMatchObject({ requeued: 2, next: null })
    expect(body.skipped.toSorted((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))).toMatchObject([
      {
        webhookId: dam,
        webhookName: 'netx',
        count: 2,
        reason: 'The rules of this webhook forbid that a failed message is sent again.',
      },
      { webhookId: off, count: 2, reason: 'The webhook is disabled: enable it first.' },
      { webhookId: tested, count: 1, reason: 'A test is not sent again: send a new one.' },
    ])
    await counters({ finished: 2, failed: 5 })
  })

  test('R112: one call requeues at most 500 jobs and says where to go on', async () => {
    await create('netbox', { concurrency: 50 })
    await publish(600)
    await counters({ failed: 600 })
    await host.rest('PATCH', '/settings', { backendEnabled: false })
    const { body: first } = await host.rest<Requeued>('POST', '/backend/requeue', { all: true })
    expect(first).toMatchObject({ requeued: 500, next: expect.any(String) })
    const { body: second } = await host.rest<Requeued>('POST', '/backend/requeue', { all: true, cursor: first.next })
    expect(second).toEqual({ requeued: 100, skipped: [], next: null })
    expect(await queue()).toMatchObject({ queued: 600, failed: 0, workers: 0 })
    const { body: emptied } = await host.rest<DeletedJobs>('POST', '/backend/empty', {})
    expect(emptied).toMatchObject({ deleted: 500, next: expect.any(String) })
    const { body: rest } = await host.rest<DeletedJobs>('POST', '/backend/empty', { cursor: emptied.next })
    expect(rest).toEqual({ deleted: 100, skipped: [], next: null })
    expect(await queue()).toMatchObject({ queued: 0, failed: 0 })
  })

  test('R112: deleting takes what waits and what has ended, leaves what is in flight, and the message says what became of it', async () => {
    const hung = await startSink(() => () => {})
    const flying = await create('hedge', { url: hung.url, requireOriginLicense: null })
    const netbox = await create('netbox')
    const standard = await create('standard')
    const messageId = await publish()
    await counters({ active: 1, failed: 1, scheduled: 1 })
    const ids = (await Promise.all((['active', 'failed', 'scheduled'] as const).map(state => jobs(state)))).flatMap(
      ({ items }) => items.map(({ id }) => id),
    )
    const { body } = await host.rest<DeletedJobs>('POST', '/backend/delete', { ids: [...ids, 'dlv_0000000000ZZ'] })
    expect(body).toEqual({
      deleted: 2,
      skipped: [
        { webhookId: flying, webhookName: 'hedge', reason: 'It is being sent right now.', count: 1 },
        { webhookId: null, webhookName: null, reason: 'There is no job dlv_0000000000ZZ.', count: 1 },
      ],
      next: null,
    })
    await counters({ active: 1, failed: 0, scheduled: 0 })
    const { body: message } = await host.rest<Message>('GET', `/messages/${messageId}`)
    expect(message.deliveries.map(({ webhookId }) => webhookId)).toEqual([flying])
    expect(message.skipped).toEqual([
      { webhookId: netbox, reason: 'failed, then deleted from the log by a person' },
      { webhookId: standard, reason: 'deleted by a person while it waited for a retry' },
    ])
    expect((await host.rest('GET', `/backend/jobs/${ids[1]}`)).status).toBe(404)
    await hung.close()
  })

  test('R112: emptying takes everything that waits and leaves what ended and what is in flight', async () => {
    const hung = await startSink(() => () => {})
    await create('hedge', { url: hung.url, requireOriginLicense: null, concurrency: 1 })
    await create('netbox')
    await create('standard')
    const off = await create('woodwing')
    await publish(3)
    await counters({ active: 1, queued: 2, failed: 3, scheduled: 6 })
    await host.rest('POST', `/webhooks/${off}/disable`)
    const { body } = await host.rest<DeletedJobs>('POST', '/backend/empty', {})
    expect(body).toMatchObject({ deleted: 8, skipped: [{ reason: 'It is being sent right now.', count: 1 }] })
    await counters({ active: 1, queued: 0, failed: 3, scheduled: 0, deferred: 0, oldestQueuedAt: null })
    await hung.close()
  })

  test('R113: the counters are also JSON with the keys of django-rq, and need a token', async () => {
    await create('netbox')
    await publish()
    await counters({ failed: 1 })
    const url = `${host.web.url}/admin/webhook-backend-status/stats.json`
    expect((await fetch(url)).status).toBe(401)
    const answer = await fetch(url, { headers: { authorization: `Bearer ${host.web.token}` } })
    expect(await answer.json()).toEqual({
      queues: [
        {
          name: 'default',
          jobs: 0,
          oldest_job_timestamp: '-',
          index: 0,
          connection_kwargs: { host: 'embedded', port: null, db: 'hookbench.db' },
          workers: 1,
          finished_jobs: 0,
          started_jobs: 0,
          deferred_jobs: 0,
          failed_jobs: 1,
          scheduled_jobs: 0,
        },
      ],
    })
  })

  test('R109: the address of NetBox leads to the page', async () => {
    for (const path of ['/admin/webhook-backend-status/', '/admin/webhook-backend-status']) {
      const answer = await fetch(`${host.web.url}${path}`, { redirect: 'manual' })
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/#/backend'])
    }
  })

  test('R127: a viewer sees jobs and changes none', async () => {
    const { body } = await host.rest<{ token: string }>('POST', '/tokens', { name: 'viewer', role: 'viewer' })
    const viewer = createRest({ url: host.web.url, token: body.token })
    expect((await viewer('GET', '/backend/status')).status).toBe(200)
    expect((await viewer('GET', '/backend/jobs?state=failed')).status).toBe(200)
    for (const [path, input] of [
      ['/backend/requeue', { all: true }],
      ['/backend/delete', { ids: ['dlv_000000000001'] }],
      ['/backend/empty', {}],
    ] as const) {
      expect((await viewer('POST', path, input)).status).toBe(403)
    }
  })
})

const retryNever = {
  delaysSec: [],
  on: { status: 'none', timeout: false, network: false },
  jitter: 0,
  honourRetryAfter: true,
}
