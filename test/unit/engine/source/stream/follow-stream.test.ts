import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../../../../src-shared/model/message.ts'
import type { Source } from '../../../../../src-shared/model/source.ts'
import { redisMissing, type RedisServer, startRedisServer } from '../../../../support/redis-server.ts'
import { startTestHost, type TestHost } from '../../../../support/start-test-host.ts'
import { makeTempDir } from '../../../../support/temp-dir.ts'
import { until } from '../../../../support/until.ts'

const soon = { timeout: 10_000, interval: 30 }
const missing = redisMissing()

describe('a Redis stream', () => {
  let redis: RedisServer
  let dir: ReturnType<typeof makeTempDir>
  let host: TestHost
  let keys = 0
  let key: string

  beforeAll(async () => {
    if (missing === null) redis = await startRedisServer(['--requirepass', 'hush-hush'])
  })
  afterAll(() => redis?.close())

  beforeEach(async context => {
    if (missing !== null) context.skip(missing)
    key = `events-${keys++}`
    dir = makeTempDir()
    host = await startTestHost({ dataDir: dir.path })
  })
  afterEach(async () => {
    await host?.close()
    dir?.remove()
  })

  const createSource = async (own: object = {}): Promise<string> => {
    const stream = { url: redis.url, key, ...own }
    const { status, body } = await host.rest<Source>('POST', '/sources', { kind: 'redis-stream', name: 'Bus', stream })
    expect(status, JSON.stringify(body)).toBe(201)
    await until(async () => expect((await source(body.id)).state).toBe('running'), soon)
    return body.id
  }
  const source = async (id: string): Promise<Source> => (await host.rest<Source>('GET', `/sources/${id}`)).body
  const add = (client: ReturnType<RedisServer['client']>, n: number, own: Record<string, string> = {}) =>
    client.xadd(key, '*', ...Object.entries({ type: 'order.paid', data: JSON.stringify({ n }), ...own }).flat())
  /** The `n` of every message, oldest first. */
  const numbers = async (): Promise<unknown[]> => {
    const { items } = await host.engine.messages.list({ limit: 500 })
    const messages = await Promise.all(items.map(({ id }) => host.engine.messages.get(id)))
    return messages.reverse().map(({ data }) => (data as { n: unknown }).n)
  }
  const count = async (): Promise<number> => (await host.engine.messages.list({ limit: 500 })).items.length
  const restart = async (): Promise<void> => {
    await host.close()
    host = await startTestHost({ dataDir: dir.path })
  }
  const unread = async (): Promise<unknown> => (await redis.client().xpending(key, 'hookbench'))[0]

  it('R29d: entries added after the source make one message each, in their order, with their fields', async () => {
    const client = redis.client()
    await add(client, -1)
    const id = await createSource()
    for (let n = 0; n < 100; n++) await add(client, n)
    await add(client, 100, { id: 'my-id', origin: 'shop', timestamp: '2026-11-22T10:00:00Z' })
    await until(async () => expect((await source(id)).events).toBe(101), soon)
    expect(await numbers()).toEqual(Array.from({ length: 101 }, (_, n) => n))
    expect((await host.rest<Message>('GET', '/messages/my-id')).body).toMatchObject({
      type: 'order.paid',
      origin: 'shop',
      timestamp: '2026-11-22T10:00:00.000Z',
    })
    await until(async () => expect(await unread()).toBe(0), soon)
    expect((await source(id)).lastEventAt).not.toBeNull()
  })

  it('R29d: nothing is lost or doubled while the engine restarts and while the Redis server dies', async () => {
    const client = redis.client()
    const id = await createSource()
    const sent: number[] = []
    const addSome = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        await add(client, sent.length)
        sent.push(sent.length)
      }
    }
    await addSome(60)
    await Promise.all([restart(), addSome(60)])
    await redis.kill()
    await until(async () => expect((await source(id)).state).toBe('failed'), soon)
    expect((await source(id)).reason).toMatch(
      /^The Redis server 127\.0\.0\.1:\d+ does not answer .*tried again by itself/,
    )
    await redis.start()
    await addSome(30)
    await until(async () => expect(await count()).toBe(sent.length), soon)
    expect(new Set(await numbers())).toEqual(new Set(sent))
    expect(await source(id)).toMatchObject({ state: 'running', reason: null })
  })

  it('R29d: an entry that was read before a crash and not acknowledged comes again and is one message', async () => {
    const client = redis.client()
    const id = await createSource()
    await host.engine.sources.setEnabled(id, false)
    await add(client, 1)
    await add(client, 2)
    await client.xreadgroup('GROUP', 'hookbench', id, 'COUNT', 10, 'STREAMS', key, '>')
    const [[entry] = []] = (await client.xrange(key, '-', '+')) as [string, string[]][]
    await host.rest('POST', '/messages', { id: `${id}-${entry}`, type: 'order.paid', data: { n: 1 } })
    await add(client, 3)
    await host.engine.sources.setEnabled(id, true)
    await until(async () => expect(await numbers()).toEqual([1, 2, 3]), soon)
    await until(async () => expect(await unread()).toBe(0), soon)
    expect((await host.engine.appLog.list({ limit: 10 })).items).toEqual([])
  })

  it('R29d: an entry that is not right is told in the app log with its id, and those beside it go on', async () => {
    const client = redis.client()
    await createSource()
    const bad = [
      await client.xadd(key, '*', 'hello', 'world'),
      await add(client, 0, { data: '{' }),
      await add(client, 0, { type: 'not a type' }),
      await client.xadd(key, '*', 'type', 'a'),
      await client.xadd(key, '*', 'type', 'a', 'data', Buffer.from('{"n":"\xff"}', 'latin1')),
    ]
    await add(client, 7)
    await until(async () => expect(await numbers()).toEqual([7]), soon)
    await until(async () => expect(await unread()).toBe(0), soon)
    const { items } = await host.engine.appLog.list({ limit: 10 })
    expect(
      items.toSorted((a, b) => (a.message < b.message ? -1 : 1)).map(({ level, message }) => [level, message]),
    ).toEqual([
      [
        'warning',
        expect.stringContaining(`Entry ${bad[0]} of the Redis stream ${key} (source “Bus”) makes no message`),
      ],
      ['warning', expect.stringMatching(new RegExp(`${bad[1]}.*its data is not JSON`))],
      ['warning', expect.stringMatching(new RegExp(`${bad[2]}.*Use letters, digits`))],
      ['warning', expect.stringMatching(new RegExp(`${bad[3]}.*it has no field data`))],
      ['warning', expect.stringMatching(new RegExp(`${bad[4]}.*its field data is not valid UTF-8`))],
    ])
  })

  it('R29d: a stream that is deleted and made anew goes on from its first entry', async () => {
    const client = redis.client()
    await createSource()
    await add(client, 1)
    await until(async () => expect(await numbers()).toEqual([1]), soon)
    await client.multi().del(key).xadd(key, '*', 'type', 'order.paid', 'data', '{"n":2}').exec()
    await until(async () => expect(await numbers()).toEqual([1, 2]), soon)
  })

  it('R29d: a source whose server never answers can be deleted at once', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const connected = once(silent, 'connection') as Promise<[Socket]>
    const { port } = silent.address() as AddressInfo
    const stream = { url: `redis://127.0.0.1:${port}`, key }
    const { body } = await host.rest<Source>('POST', '/sources', { kind: 'redis-stream', name: 'Bus', stream })
    const [socket] = await connected
    const closed = once(socket.resume(), 'close')
    const began = performance.now()
    expect((await host.rest('DELETE', `/sources/${body.id}`)).status).toBe(204)
    await closed
    expect(performance.now() - began).toBeLessThan(1500)
    silent.close()
  })

  it('R29d: what a Redis server refuses is said in words, and its password is nowhere', async () => {
    const stored = await createSource()
    expect(await source(stored)).toMatchObject({ stream: { url: expect.stringContaining('redis://:***@127.0.0.1:') } })
    await redis.client().set(`${key}-text`, 'text')
    const reasons: (string | null)[] = []
    for (const [url, own] of [
      [redis.url.replace('hush-hush', 'wrong'), {}],
      [redis.url, { key: `${key}-text` }],
      ['redis://127.0.0.1:1', {}],
    ] as const) {
      const { body } = await host.rest<Source>('POST', '/sources', {
        kind: 'redis-stream',
        name: 'Bus',
        stream: { url, key, ...own },
      })
      await until(async () => expect((await source(body.id)).state).toBe('failed'), soon)
      reasons.push((await source(body.id)).reason)
    }
    expect(reasons).toEqual([
      expect.stringMatching(/refuses the password/),
      expect.stringMatching(/holds something else than a stream/),
      expect.stringMatching(/127\.0\.0\.1:1 does not answer .*ECONNREFUSED/),
    ])
    expect(JSON.stringify([reasons, await host.engine.sources.list()])).not.toContain('hush-hush')

    const { url } = (await source(stored)) as never as { url: string }
    const changed = await host.rest<Source>('PATCH', `/sources/${stored}`, { stream: { url, group: 'other' } })
    expect(changed.status).toBe(200)
    await until(async () => expect((await source(stored)).state).toBe('running'), soon)
    const moved = await host.rest('PATCH', `/sources/${stored}`, { stream: { url: 'redis://:***@elsewhere.example' } })
    expect(moved).toMatchObject({ status: 400, body: { error: { field: 'stream.url' } } })
  })
})
