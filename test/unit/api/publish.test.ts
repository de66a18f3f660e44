import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorBody } from '../../../src-shared/error.ts'
import type { BatchPublished, Published } from '../../../src-shared/model/message.ts'
import { type Sink, startSink } from '../../support/sink.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

let host: TestHost
let sink: Sink
beforeAll(async () => {
  host = await startTestHost()
  sink = await startSink()
})
afterAll(async () => {
  await host.close()
  await sink.close()
})

interface Answer {
  status: number
  body: { error?: ErrorBody } & Partial<Published> & Partial<BatchPublished>
}

const post = async (path: string, body: string | Buffer, type = 'application/json', key?: string): Promise<Answer> => {
  const headers = {
    authorization: `Bearer ${host.web.token}`,
    'content-type': type,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }
  const answer = await fetch(`${host.web.url}/api/v1/messages${path}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
  return { status: answer.status, body: (await answer.json()) as Answer['body'] }
}
const NDJSON = 'application/x-ndjson'

const dataOf = async (id: string | undefined): Promise<string> =>
  (await host.rest<{ dataText: string }>('GET', `/messages/${id}`)).body.dataText

const item = (data: string): string => `{"type":"a","data":${data}}`
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

describe('the bytes of a publish', () => {
  test.each(['', '/batch'])('that are no UTF-8 are answered 400: POST /messages%s', async path => {
    const [begin, end] = path === '' ? ['', ''] : ['[', ']']
    const body = Buffer.concat([
      Buffer.from(`${begin}{"type":"a","data":"`),
      Buffer.from([0xff]),
      Buffer.from(`"}${end}`),
    ])
    expect(await post(path, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT', message: 'The request body is not valid UTF-8.' } },
    })
  })

  test.each(['', '/batch'])('in another encoding are answered 415: POST /messages%s', async path => {
    for (const charset of ['utf-16', 'ISO-8859-1', '"latin1"']) {
      expect(await post(path, item('1'), `application/json; charset=${charset}`)).toMatchObject({
        status: 415,
        body: { error: { code: 'UNSUPPORTED_MEDIA_TYPE', field: 'Content-Type' } },
      })
    }
    expect((await post('/batch', item('1'), `${NDJSON};charset=utf-16`)).status).toBe(415)
    for (const charset of ['utf-8', '"UTF-8"', 'utf8']) {
      expect((await post('', item('1'), `application/json ; charset=${charset}`)).status).toBe(202)
    }
  })

  test('may begin with a byte order mark', async () => {
    expect((await post('', `\uFEFF${item('1')}`)).status).toBe(202)
    expect((await post('/batch', `\uFEFF[${item('1')}]`)).body.accepted).toBe(1)
    expect((await post('/batch', `\uFEFF${item('1')}\n\uFEFF${item('2')}`, NDJSON)).body.accepted).toBe(2)
  })

  test('of lines end at a line feed only: U+2028 and a lone CR belong to the data', async () => {
    const texts = ['"a\u2028b\u2029c\u0085"', '[1,\r2]', '"d"']
    const { body } = await post('/batch', texts.map(item).join('\r\n'), NDJSON)
    expect(body).toMatchObject({ accepted: 3, errors: [] })
    expect(await Promise.all((body.ids ?? []).map(dataOf))).toEqual(texts)
  })

  test('that are too many are answered 413, also when they come in chunks', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ')
    let sent = 0
    const body = new ReadableStream({
      pull: controller => (sent++ < 12 ? controller.enqueue(chunk) : controller.close()),
    })
    const answer = await fetch(`${host.web.url}/api/v1/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${host.web.token}`, 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit)
    expect([answer.status, await answer.json()]).toMatchObject([413, { error: { code: 'TOO_LARGE' } }])
  })
})

describe('data that are JSON and yet no data', () => {
  const cases: [string, string, string, string][] = [
    ['513 levels', deep(513), 'data', 'data has more than 512 levels of lists and objects.'],
    ['100,000 levels', deep(100_000), 'data', 'data has more than 512 levels of lists and objects.'],
    ['1e400', '{"a":[1e400]}', 'data', 'data has the number 1e400, which is too large for a double.'],
    ['-1E+0999', '-1E+0999', 'data', 'data has the number -1E+0999, which is too large for a double.'],
  ]

  test.each(cases)('are answered 400 in a sentence: %s', async (_, data, field, message) => {
    expect(await post('', item(data))).toMatchObject({ status: 400, body: { error: { field, message } } })
    for (const [batch, type] of [
      [`[${[item('1'), item(data), item('2')].join()}]`, 'application/json'],
      [[item('1'), item(data), item('2')].join('\n'), NDJSON],
    ]) {
      expect(await post('/batch', batch ?? '', type)).toMatchObject({
        status: 202,
        body: { accepted: 2, errors: [{ index: 1, error: { field, message } }] },
      })
    }
  })

  test('512 levels are data', async () => {
    const { body } = await post('', item(deep(512)))
    expect(await dataOf(body.id)).toBe(deep(512))
  })
})

describe('an item of a batch that is wrong', () => {
  test('leaves the others as they are, in a list', async () => {
    const { status, body } = await post('/batch', `[${item('1')}, {oops}, 5, "x", ${item('2')}]`)
    expect(status).toBe(202)
    expect(body.accepted).toBe(2)
    expect(body.errors?.map(({ index, error }) => [index, error.message])).toEqual([
      [1, 'Entry 1 of the list is not valid JSON.'],
      [2, 'The input must be an object, not a number.'],
      [3, 'The input must be an object, not a text.'],
    ])
  })

  test('leaves the others as they are, in lines, also when it is no UTF-8', async () => {
    const lines = Buffer.concat([
      Buffer.from(`${item('1')}\n`),
      Buffer.from([0x22, 0xff, 0x22]),
      Buffer.from(`\n${item('2')}`),
    ])
    expect(await post('/batch', lines, NDJSON)).toMatchObject({
      status: 202,
      body: { accepted: 2, errors: [{ index: 1, error: { message: 'Line 2 is not valid UTF-8.' } }] },
    })
  })

  test.each(['', '{', '[', `[${item('1')}`, `[${item('1')},]`, `[${item('1')}] x`, 'oops'])(
    'is not told where the whole is no JSON: %s',
    async body => {
      expect(await post('/batch', body)).toMatchObject({
        status: 400,
        body: { error: { message: 'The request body is not valid JSON.' } },
      })
    },
  )
})

describe('B6: the Idempotency-Key of a batch', () => {
  const batches: [string, string, string][] = [
    ['list', `[${item('1')},{"type":""},${item('2')}]`, 'application/json'],
    ['lines', `${item('1')}\n{"type":""}\n${item('2')}`, NDJSON],
  ]

  test.each(batches)(
    'gets the first answer again, also at once, and makes one set of deliveries: %s',
    async (what, body, type) => {
      const { body: webhook } = await host.rest<{ id: string }>('POST', '/webhooks', {
        name: `Once ${what}`,
        url: `${sink.url}/${what}`,
        eventTypes: ['a'],
      })
      const answers = await Promise.all(Array.from({ length: 10 }, () => post('/batch', body, type, `batch ${what}`)))
      const [first] = answers
      expect(first).toMatchObject({ status: 202, body: { accepted: 2, errors: [{ index: 1 }] } })
      expect(answers).toEqual(answers.map(() => first))
      expect(await post('/batch', `[${item('3')}]`, 'application/json', `batch ${what}`)).toEqual(first)
      await until(() => expect(sink.requests.filter(({ target }) => target === `/${what}`)).toHaveLength(2))
      const { body: list } = await host.rest<{ items: unknown[] }>('GET', `/deliveries?webhookId=${webhook.id}`)
      expect(list.items).toHaveLength(2)
      await host.rest('DELETE', `/webhooks/${webhook.id}`)
    },
  )

  test('is free again when nothing was taken, and is not that of a single event', async () => {
    expect((await post('/batch', '[5]', undefined, 'free')).body.accepted).toBe(0)
    expect((await post('/batch', `[${item('1')}]`, undefined, 'free')).body.accepted).toBe(1)
    expect(await post('', item('1'), undefined, 'free')).toMatchObject({
      status: 409,
      body: { error: { code: 'CONFLICT', field: 'Idempotency-Key' } },
    })
    expect((await post('', item('1'), undefined, 'single')).status).toBe(202)
    expect((await post('/batch', `[${item('1')}]`, undefined, 'single')).status).toBe(409)
    expect((await post('/batch', `[${item('1')}]`, undefined, 'x'.repeat(256))).status).toBe(400)
  })
})

test('B12: an event that no webhook gets is answered with the reason for every webhook', async () => {
  const create = async (eventTypes: string[], enabled: boolean) =>
    (await host.rest<{ id: string }>('POST', '/webhooks', { name: 'Why', url: sink.url, eventTypes, enabled })).body.id
  const other = await create(['other'], true)
  const off = await create(['why'], false)
  const skipped = [
    { webhookId: off, reason: 'webhook disabled' },
    { webhookId: other, reason: 'event type not subscribed' },
  ]
  const first = await post('', '{"type":"why","data":1}', undefined, 'why')
  expect(first.body).toMatchObject({ deliveries: [], skipped })
  expect(await post('', '{"type":"why","data":1}', undefined, 'why')).toEqual(first)
  await host.rest('POST', `/webhooks/${off}/enable`)
  expect((await post('', '{"type":"why","data":1}')).body).toMatchObject({
    deliveries: [{ webhookId: off }],
    skipped: [],
  })
  for (const id of [other, off]) await host.rest('DELETE', `/webhooks/${id}`)
})

test('an event gives its data either as JSON or as the text of it', async () => {
  const cases: [string, string, string][] = [
    ['{"type":"a","data":1,"dataText":"1"}', 'dataText', 'The event has both data and dataText.'],
    ['{"type":"a","dataText":1}', 'dataText', 'dataText must be a text.'],
    ['{"type":"a","dataText":"{"}', 'data', 'The data is not JSON'],
    ['{"type":"a"}', 'data', 'data is missing.'],
  ]
  for (const [body, field, message] of cases) {
    const answer = await post('', body)
    expect(answer, body).toMatchObject({ status: 400, body: { error: { field } } })
    expect(answer.body.error?.message).toContain(message)
  }
  expect(await dataOf((await post('', '{"type":"a","dataText":" 1.0 "}')).body.id)).toBe('1.0')
})

test('B1: an id with a full stop is refused, since Standard Webhooks signs id.timestamp.body', async () => {
  const wrong = { field: 'id', message: 'id: Use letters, digits and _ : - only.' }
  expect(await post('', '{"type":"a","data":1,"id":"a.b"}')).toMatchObject({ status: 400, body: { error: wrong } })
  expect((await post('/batch', '[{"type":"a","data":1,"id":"a.b"}]')).body.errors).toMatchObject([{ error: wrong }])
})

test('R127: a viewer’s token publishes nothing', async () => {
  const { body } = await host.rest<{ token: string }>('POST', '/tokens', { name: 'v', role: 'viewer', tier: 'pro' })
  for (const path of ['', '/batch', '/']) {
    const answer = await host.rest('POST', `/messages${path}`, item('1'), {
      'content-type': 'application/json',
      authorization: `Bearer ${body.token}`,
    })
    expect([403, 404], path).toContain(answer.status)
  }
})
