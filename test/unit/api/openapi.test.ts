import { Validator } from '@seriousme/openapi-schema-validator'
import addFormats from 'ajv-formats'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorStatus } from '../../../src-shared/error.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

interface Media {
  schema?: { $ref?: string; items?: { $ref?: string } }
}
interface Answer {
  description: string
  headers?: object
  content?: Record<string, Media>
}
interface Operation {
  operationId: string
  summary: string
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, Answer>
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

let host: TestHost
let document: Document
beforeAll(async () => {
  host = await startTestHost()
  document = (await host.rest<Document>('GET', '/openapi.json')).body
})
afterAll(() => host.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )

/** The names of the error codes that an operation declares for a status. */
const codesOf = ({ responses }: Operation, status: number): string[] => {
  const schema = JSON.stringify(responses[status]?.content?.['application/json']?.schema ?? {})
  return Object.keys(errorStatus).filter(code => schema.includes(`"${code}"`))
}

/** Judges JSON by a schema of the document. */
const createJudge = () => {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }))
  ajv.addSchema({ $id: 'document', ...document })
  return (operation: { method: string; path: string }, status: number, body: unknown): string[] => {
    const escaped = operation.path
      .replaceAll('~', '~0')
      .replaceAll('/', '~1')
      .replaceAll('{', '%7B')
      .replaceAll('}', '%7D')
    const place = `document#/paths/${escaped}/${operation.method.toLowerCase()}/responses/${status}/content/application~1json/schema`
    const validate = ajv.getSchema(place)
    if (validate === undefined) return [`${status} is not declared`]
    return validate(body)
      ? []
      : (validate.errors ?? []).map((error: ErrorObject) => `${error.instancePath} ${error.message}`)
  }
}

const filled = (path: string, value: string): string => path.replaceAll(/\{[^}]+\}/g, value)

describe('the OpenAPI document', () => {
  test('B50: it is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) })
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
  })

  test('B50: it names every call of the REST API, each with an id of its own and a sentence', () => {
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(
      expect.arrayContaining(['webhooks.test', 'messages.publishBatch', 'deliveries.retry', 'captures.body']),
    )
    for (const { operation } of operations()) expect(operation.summary).not.toBe('')
  })

  test('B50: every call declares its error answers', () => {
    const missing = operations().flatMap(({ method, path, operation }) => {
      const expected = [400, 401, 403, 500, 503]
      if (method !== 'GET') expected.push(413, 507)
      if (/\{(id|name)\}/.test(path) && method !== 'PUT') expected.push(404)
      return expected
        .filter(status => codesOf(operation, status).length === 0)
        .map(status => `${method} ${path} ${status}`)
    })
    expect(missing).toEqual([])
    for (const { operation } of operations()) {
      for (const status of Object.keys(operation.responses).filter(each => Number(each) >= 400)) {
        for (const code of codesOf(operation, Number(status))) expect(errorStatus).toHaveProperty(code, Number(status))
      }
      expect(operation.responses[503]?.headers).toHaveProperty('retry-after')
    }
  })

  test('B50: every body is a schema with a name', () => {
    const nameless = operations().flatMap(({ method, path, operation }) => {
      const bodies = [
        operation.requestBody,
        ...Object.entries(operation.responses)
          .filter(([status]) => status < '400')
          .map(([, answer]) => answer),
      ]
      return bodies
        .flatMap(body => Object.entries(body?.content ?? {}))
        .filter(
          ([type, { schema }]) => type === 'application/json' && (schema?.$ref ?? schema?.items?.$ref) === undefined,
        )
        .map(() => `${method} ${path}`)
    })
    expect(nameless).toEqual([])
    expect(Object.keys(document.components.schemas).sort()).toMatchInlineSnapshot(`
      [
        "AppLogEntry",
        "AppLogPage",
        "Attempt",
        "BackendQueue",
        "BackendStatus",
        "BatchPublished",
        "Breakpoint",
        "Capture",
        "CaptureCount",
        "CaptureDiff",
        "CaptureForward",
        "CapturePage",
        "CaptureSummary",
        "CaptureUpdate",
        "CapturesExport",
        "ClusterProperties",
        "ClusterPropertiesUpdate",
        "DeleteJobs",
        "DeletedJobs",
        "Delivery",
        "DeliveryDetail",
        "DeliveryPage",
        "Demo",
        "DisableRule",
        "DoctorCheck",
        "DoctorEvent",
        "DoctorInput",
        "DoctorPlan",
        "DoctorPlanInput",
        "DoctorReport",
        "EmptyQueue",
        "Error",
        "EventType",
        "EventTypeCreate",
        "EventTypePage",
        "EventTypeReplace",
        "Explanation",
        "Failure",
        "FailureList",
        "Filter",
        "FixedResponse",
        "HeaderList",
        "HeldList",
        "Imported",
        "Inbox",
        "InboxCreate",
        "InboxPage",
        "InboxUpdate",
        "Job",
        "JobDetail",
        "JobPage",
        "LiveEvent",
        "LocalAppList",
        "LocalCa",
        "Message",
        "MessageCreate",
        "MessagePage",
        "MessageSummary",
        "NewSecret",
        "Notice",
        "PresetList",
        "Published",
        "Received",
        "Release",
        "RemovedCaptures",
        "Replay",
        "ReplayCreate",
        "ReplayList",
        "ReplayResult",
        "Requeue",
        "Requeued",
        "Respond",
        "Retry",
        "Rule",
        "Sample",
        "SampleList",
        "SampleSend",
        "SampleSent",
        "SampleSummary",
        "Scheme",
        "SchemeList",
        "SecretReset",
        "Session",
        "Settings",
        "SettingsUpdate",
        "Signing",
        "SkippedJobs",
        "SkippedWebhook",
        "Source",
        "SourceCreate",
        "SourcePage",
        "SourceUpdate",
        "Status",
        "StatusAnswer",
        "Step",
        "SubscriptionConfirmed",
        "TestAttempt",
        "Timing",
        "Token",
        "TokenCreate",
        "TokenCreated",
        "TokenPage",
        "Verification",
        "Webhook",
        "WebhookCreate",
        "WebhookCreated",
        "WebhookHealth",
        "WebhookPage",
        "WebhookUpdate",
      ]
    `)
  })

  test('B50: an answer of 204 has no body, and what is not JSON is called by its type', () => {
    const { paths } = document
    expect(paths['/webhooks/{id}']?.delete?.responses[204]).not.toHaveProperty('content')
    expect(Object.keys(paths['/captures/{id}/body']?.get?.responses[200]?.content ?? {})).toEqual([
      'application/octet-stream',
    ])
    expect(Object.keys(paths['/messages/batch']?.post?.requestBody?.content ?? {})).toEqual([
      'application/json',
      'application/x-ndjson',
    ])
    expect(paths['/messages']?.post?.parameters?.map(({ name }) => name)).toEqual(['Idempotency-Key'])
  })

  test('B50: what calls answer, errors too, is as the document says', async () => {
    const judge = createJudge()
    const viewer = (await host.rest<{ token: string }>('POST', '/tokens', { name: 'reader', role: 'viewer' })).body
    const { body: demo } = await host.rest<{ webhookId: string }>('POST', '/demo')
    await until(async () => expect((await host.rest<{ items: [] }>('GET', '/captures')).body.items).not.toHaveLength(0))
    const wrong: string[] = []
    const ask = async (call: { method: string; path: string }, path: string, body?: unknown, headers = {}) => {
      const answer = await host.rest(call.method, path, body, headers)
      if (answer.status === 204) return
      wrong.push(...judge(call, answer.status, answer.body).map(problem => `${call.method} ${path}: ${problem}`))
    }
    for (const call of operations()) {
      if (call.path === '/events') continue
      const { method, path } = call
      const nothing = filled(path, 'nothing-here')
      const needsState = path === '/backend/jobs' && method === 'GET'
      if (method === 'GET') {
        await ask(call, needsState ? `${path}?state=finished` : nothing)
        await ask(call, `${nothing}?limit=none&cursor=%00&state=odd`)
      } else {
        await ask(call, nothing, { oddField: 1 })
        await ask(call, nothing, 'no json', { 'content-type': 'application/json' })
        await ask(call, nothing, 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })
        await ask(call, nothing, '{}', { 'content-type': 'application/json; charset=latin1' })
        await ask(call, nothing, undefined, { authorization: `Bearer ${viewer.token}` })
      }
      await ask(call, nothing, undefined, { authorization: 'Bearer wrong' })
      await ask(call, nothing, undefined, { origin: 'https://elsewhere.example' })
    }
    for (const [path, list] of [
      ['/webhooks/{id}', '/webhooks'],
      ['/messages/{id}', '/messages'],
      ['/deliveries/{id}', '/deliveries'],
      ['/captures/{id}', '/captures'],
      ['/backend/jobs/{id}', '/backend/jobs?state=finished'],
    ] as const) {
      const { body } = await host.rest<{ items: { id: string }[] }>('GET', list)
      await ask({ method: 'GET', path }, filled(path, body.items[0]?.id ?? 'none'))
    }
    await ask({ method: 'POST', path: '/webhooks/{id}/test' }, `/webhooks/${demo.webhookId}/test`)
    await ask({ method: 'POST', path: '/webhooks/{id}/reset-secret' }, `/webhooks/${demo.webhookId}/reset-secret`)
    await ask({ method: 'POST', path: '/messages' }, '/messages', { type: 'order.paid', data: { total: 1 } })
    await ask({ method: 'POST', path: '/messages/batch' }, '/messages/batch', [
      { type: 'order.paid', data: 1 },
      { a: 1 },
    ])
    await ask({ method: 'POST', path: '/inboxes' }, '/inboxes', { name: 'shop', scheme: 'standard' })
    await ask({ method: 'POST', path: '/inboxes' }, '/inboxes', { name: 'shop' })
    await ask({ method: 'GET', path: '/inboxes/{name}' }, '/inboxes/shop')
    expect(wrong).toEqual([])
  }, 60_000)
})
