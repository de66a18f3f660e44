import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { assets, tables, webhook } from './wrong-bodies.ts'

type ErrorAnswer = { error: { code: string; message: string; field?: string } }

let host: TestHost
const ids: Record<string, string> = {}
beforeAll(async () => {
  host = await startTestHost()
  ids['WEBHOOK'] = (await host.rest<{ id: string }>('POST', '/webhooks', webhook)).body.id
  ids['ASSETS'] = (await host.rest<{ id: string }>('POST', '/webhooks', { ...assets, profile: 'woodwing' })).body.id
  await host.rest('POST', '/inboxes', { name: 'demo' })
})
afterAll(() => host.close())

const call = async (method: string, path: string, body: string | undefined, type = 'application/json') => {
  const answer = await fetch(`${host.web.url}${path.replace(/[A-Z]{3,}/, name => ids[name] ?? name)}`, {
    method,
    headers: { authorization: `Bearer ${host.web.token}`, 'content-type': type },
    ...(body === undefined ? {} : { body }),
  })
  return { status: answer.status, body: (await answer.json()) as ErrorAnswer }
}

/** Everything that a wrong body could have changed. */
const everything = async (): Promise<unknown[]> =>
  Promise.all(
    [
      '/webhooks',
      '/messages',
      '/deliveries',
      '/inboxes',
      '/tokens',
      '/sources',
      '/cluster-properties',
      '/settings',
    ].map(async path => (await host.rest('GET', path)).body),
  )

describe('R100: a wrong body is 400, names its field in a sentence, and leaves nothing behind', () => {
  test.each(tables)('%s %s', async (method, path, cases) => {
    const before = await everything()
    for (const [body, field, message] of cases) {
      const answer = await call(method, path, JSON.stringify(body))
      expect(answer, JSON.stringify(body)).toMatchObject({
        status: 400,
        body: { error: { code: 'INVALID_INPUT', message } },
      })
      expect(answer.body.error.field, JSON.stringify(body)).toBe(field)
    }
    expect(await everything()).toEqual(before)
  })

  test.each(tables.map(([method, path]) => [method, path]))('%s %s with what is no JSON', async (method, path) => {
    const before = await everything()
    expect(await call(method, path, '{"name":')).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT', message: 'The request body is not valid JSON.' } },
    })
    expect(await everything()).toEqual(before)
  })

  test('a form, a text or XML is told to be JSON', async () => {
    const before = await everything()
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/xml',
    ]) {
      expect(await call('POST', '/api/v1/webhooks', JSON.stringify(webhook), type)).toMatchObject({
        status: 400,
        body: {
          error: {
            field: 'Content-Type',
            message: `The request body is ${type.split(';')[0]}; it must be JSON.`,
          },
        },
      })
    }
    expect(await everything()).toEqual(before)
  })

  test('a batch says in a sentence what is wrong with each item', async () => {
    const items = [5, {}, { type: 'a' }, { type: 'a b', data: 1 }, { type: 'a', data: 1, typo: 1 }]
    const { body } = await host.rest<{ errors: { error: { message: string; field?: string } }[] }>(
      'POST',
      '/messages/batch',
      items,
    )
    expect(body.errors.map(({ error }) => error.message)).toEqual([
      'The input must be an object, not a number.',
      'type is missing.',
      'data is missing.',
      'type: Use letters, digits and . _ : - only, for example order.paid.',
      'The input has no field typo.',
    ])
  })
})
