import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { AskedRequest } from '../../../../src-main/engine/respond/responder.ts'
import { bindScheme } from '../../../../src-main/engine/sign/scheme/bind-scheme.ts'
import { generateSecret } from '../../../../src-main/engine/secret/generate-secret.ts'
import { signedHeaders } from '../../../support/signed-headers.ts'
import { HookError } from '../../../../src-shared/error.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { until } from '../../../support/until.ts'
import { exchange, openReceiver, RECEIVED_AT, rigResponder } from './receiver-rig.ts'
import { answeringOf } from '../../../../src-main/engine/respond/answering.ts'
import { respondWith } from '../../../../src-shared/respond/short-response.ts'

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers })

const { settings, secret: policy } = profiles.standard
const secret = generateSecret(policy, settings.signing).shown ?? ''
const sign = (body: string) =>
  Object.fromEntries(
    signedHeaders({ signing: settings.signing, secrets: [secret], messageId: 'msg_1', at: RECEIVED_AT, body }),
  )

describe('inboxes by path', () => {
  it('B21: the first request makes an inbox, and its answer says that it was received', async () => {
    await using rig = await openReceiver()
    const answer = await post(`${rig.url}/fresh-inbox_1/any/path?x`, 'hi')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect(await answer.text()).toBe('Webhook received!\n')
    expect([...rig.inboxes.keys()]).toEqual(['fresh-inbox_1'])
  })

  it.each(['/', '/Demo', '//demo', '/d%65mo', '/-x', '/?demo', `/${'a'.repeat(65)}`])(
    'B21: %s is no inbox, and the answer says how inbox URLs look',
    async target => {
      await using rig = await openReceiver()
      const answer = await exchange(
        rig.port,
        `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        () => false,
      )
      expect(answer).toContain('HTTP/1.1 404 Not Found')
      expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toEqual({
        error: {
          code: 'NOT_FOUND',
          message: `There is no inbox here. Inbox URLs look like ${rig.url}/demo or ${rig.url}/demo/anything.`,
          help: 'The name of an inbox has small letters, digits, - and _ only.',
        },
      })
      expect(rig.records).toEqual([])
    },
  )

  it('an inbox gives the answer its owner chose', async () => {
    await using rig = await openReceiver()
    rig.addInbox('teapot', {
      answering: answeringOf({
        respond: respondWith({ status: 418, contentType: 'application/json', body: '{"short":true}' }),
      }),
    })
    const answer = await post(`${rig.url}/teapot`, '')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([418, 'application/json'])
    expect(await answer.json()).toEqual({ short: true })
    await rig.allAnswered()
    expect(rig.records[0]).toMatchObject({ responseStatus: 418 })
    expect(JSON.parse(rig.records[0]?.answer ?? '')).toMatchObject({
      kind: 'rule',
      status: 418,
      headers: [['content-type', 'application/json']],
      body: '{"short":true}',
      encoding: 'utf8',
      truncated: false,
    })
  })

  it.each([204, 205, 304])('an answer %i has no body, and the connection serves the next request', async status => {
    await using rig = await openReceiver()
    rig.addInbox('quiet', { answering: answeringOf({ respond: respondWith({ status, body: 'never sent' }) }) })
    const requests = 'GET /quiet HTTP/1.1\r\nHost: x\r\n\r\nGET /demo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
    const answer = await exchange(rig.port, requests, () => false)
    expect(answer).toContain(`HTTP/1.1 ${status} `)
    expect(answer).not.toContain('never sent')
    expect(answer).toContain('Webhook received!')
  })

  it('HEAD gets the headers of the answer and no body', async () => {
    await using rig = await openReceiver()
    const answer = await exchange(rig.port, 'HEAD /demo HTTP/1.1\r\nConnection: close\r\n\r\n', () => false)
    expect(answer).toMatch(/content-length: 18\r\n/i)
    expect(answer.endsWith('\r\n\r\n')).toBe(true)
  })
})

describe('the order of things', () => {
  it('B20: the answer goes out only when the capture is on disk', async () => {
    const stored = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    await using rig = await openReceiver({
      captures: {
        insert() {
          begun.resolve()
          return stored.promise
        },
        answered: async () => {},
      },
    })
    let answered = false
    const answer = post(`${rig.url}/demo`, 'x').then(response => {
      answered = true
      return response
    })
    await begun.promise
    await new Promise(resolve => setTimeout(resolve, 50))
    expect([answered, rig.heads().length]).toEqual([false, 0])
    stored.resolve()
    expect((await answer).status).toBe(200)
    expect(rig.heads()).toHaveLength(1)
  })

  it('a capture that cannot be stored is not confirmed', async () => {
    const failures = [
      new HookError('BUSY', 'Too much at once.'),
      new HookError('DISK_FULL', 'The disk is full.'),
      new Error('x'),
    ]
    const warnings: string[] = []
    await using rig = await openReceiver({
      captures: {
        insert: () => Promise.reject(failures.shift() ?? new Error('no more')),
        answered: async () => {},
      },
      log: { info: () => {}, warn: message => warnings.push(message) },
    })
    const answers = [
      await post(`${rig.url}/demo`, ''),
      await post(`${rig.url}/demo`, ''),
      await post(`${rig.url}/demo`, ''),
    ]
    expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
      [503, '1'],
      [507, null],
      [500, null],
    ])
    expect(rig.heads()).toEqual([])
    expect(warnings).toHaveLength(3)
  })

  it('more bodies than memory may hold are asked to come again, and find room later', async () => {
    const stored = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    await using rig = await openReceiver({
      memoryLimit: 10_000,
      captures: {
        insert() {
          begun.resolve()
          return stored.promise
        },
        answered: async () => {},
      },
    })
    const large = post(`${rig.url}/demo`, 'x'.repeat(10_000))
    await begun.promise
    const refused = await post(`${rig.url}/demo`, 'y')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    stored.resolve()
    expect((await large).status).toBe(200)
    expect((await post(`${rig.url}/demo`, 'y')).status).toBe(200)
  })

  it('B34: a request is stored before its answer is decided, and the answer is added when it is out', async () => {
    const decided = Promise.withResolvers<void>()
    await using rig = await openReceiver({
      async respond(inbox, request, gone) {
        await decided.promise
        return rigResponder()(inbox, request, gone)
      },
    })
    const answer = post(`${rig.url}/demo`, 'x')
    await until(() => expect(rig.heads()).toMatchObject([{ answered: false, responseStatus: 0 }]))
    expect(rig.records).toMatchObject([{ bodySize: 1, answered: false, answer: null }])
    decided.resolve()
    expect((await answer).status).toBe(200)
    await rig.allAnswered()
    expect(rig.heads()).toMatchObject([{ answered: true, responseStatus: 200 }])
  })

  it('B34: who decides is told of the request, its body, its place in the inbox, and that its sender broke off', async () => {
    const asked: { request: AskedRequest; body: string }[] = []
    const left: string[] = []
    await using rig = await openReceiver({
      async respond(inbox, request, gone) {
        asked.push({ request, body: Buffer.from(await request.body(2)).toString() })
        if (request.target === '/demo/wait') await new Promise(resolve => gone.addEventListener('abort', resolve))
        if (gone.aborted) left.push(request.target)
        return rigResponder()(inbox, request, gone)
      },
    })
    await post(`${rig.url}/demo/first`, 'abc')
    const socket = connect(rig.port, '127.0.0.1', () => socket.write('GET /demo/wait HTTP/1.1\r\nHost: x\r\n\r\n'))
    await until(() => expect(asked).toHaveLength(2))
    socket.resetAndDestroy()
    await until(() => expect(left).toEqual(['/demo/wait']))
    expect(asked[0]).toMatchObject({
      body: 'ab',
      request: { inbox: 'demo', method: 'POST', target: '/demo/first', size: 3, complete: true, count: 1 },
    })
    expect(asked[1]?.request).toMatchObject({ target: '/demo/wait', count: 2 })
    await rig.allAnswered()
    expect(rig.records[1]).toMatchObject({ answered: true, responseStatus: 0 })
  })

  it('what is shown live is the head of what was stored', async () => {
    await using rig = await openReceiver()
    await post(`${rig.url}/demo`, '{"type":"order.paid"}')
    await rig.allAnswered()
    const [record] = rig.records
    const [head] = rig.heads()
    expect(record).toMatchObject(head ?? {})
    expect(head).toMatchObject({ eventType: 'order.paid', bodySize: 21, answered: true, responseStatus: 200 })
    expect(head).not.toHaveProperty('body')
  })
})

describe('verification', () => {
  it('R117: valid is answered as the inbox says, invalid and missing with 400, and each is marked', async () => {
    await using rig = await openReceiver()
    rig.addInbox('signed', { scheme: bindScheme('standard'), secrets: [secret] })
    const url = `${rig.url}/signed`
    const good = await post(url, '{"a":1}', sign('{"a":1}'))
    const bad = await post(url, '{"a":2}', sign('{"a":1}'))
    const none = await post(url, '{"a":1}')
    expect([good.status, bad.status, none.status]).toEqual([200, 400, 400])
    expect(await bad.text()).toBe('Invalid WebHook signature.')
    await rig.allAnswered()
    expect(rig.records.map(({ scheme, result, responseStatus }) => [scheme, result, responseStatus])).toEqual([
      ['standard', 'valid', 200],
      ['standard', 'invalid', 400],
      ['standard', 'missing', 400],
    ])
    expect(JSON.parse(rig.records[0]?.checks ?? '')).toContainEqual({
      name: 'Body',
      value: '7 bytes received',
      state: 'ok',
    })
  })

  it('R26: a netx body is verified by its token', async () => {
    await using rig = await openReceiver()
    const token = generateSecret(profiles.netx.secret, profiles.netx.settings.signing).shown ?? ''
    rig.addInbox('netx', { scheme: bindScheme('netx'), secrets: [token] })
    const event = { systemEventType: 'ASSET_CREATE' }
    await post(`${rig.url}/netx`, JSON.stringify({ event, token }))
    await post(`${rig.url}/netx`, JSON.stringify({ event, token: `${token}x` }))
    await post(`${rig.url}/netx`, JSON.stringify({ event }))
    expect(rig.records.map(({ result, eventType }) => [result, eventType])).toEqual([
      ['valid', 'ASSET_CREATE'],
      ['invalid', 'ASSET_CREATE'],
      ['missing', 'ASSET_CREATE'],
    ])
  })
})
