import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../../src-shared/contract/index.ts'
import type { Identity } from '../../../src-shared/model/token.ts'
import type { WebhookCreated } from '../../../src-shared/model/webhook.ts'
import { type HostProcess, startHostProcess } from '../../support/host-process.ts'
import { type Sink, startSink } from '../../support/sink.ts'
import { makeTempDir } from '../../support/temp-dir.ts'
import { until } from '../../support/until.ts'

/** A secret that was planted, and the files and calls that may show it. */
interface Plant {
  what: string
  text: string
  /** Calls whose answers show it to who may write. */
  readable?: readonly string[]
  /** The one file that holds it. */
  file?: string
}

interface Call {
  method: string
  path: string
}

const isCall = (value: object): value is { '~orpc': { route: Call } } => '~orpc' in value
/** Every call of the contract, also those that are added later. */
const callsOf = (part: object): Call[] =>
  isCall(part) ? [part['~orpc'].route] : Object.values(part as Record<string, object>).flatMap(callsOf)
const gets = callsOf(contract).filter(({ method }) => method === 'GET')

const READS_WEBHOOKS = ['/webhooks', '/webhooks/{id}']

describe('invariant 6: planted secrets', () => {
  const dir = makeTempDir()
  const tokens: Record<Identity['role'], string> = {} as Record<Identity['role'], string>
  const plants: Plant[] = []
  /** What a call can be asked about. */
  const names: Record<string, string[]> = {}
  /** Answers of “send a test”. */
  const tests: string[] = []
  let host: HostProcess
  let sink: Sink

  const plant = (what: string, more: Partial<Plant> = {}): string => {
    const text = more.text ?? `planted/${what.replaceAll(' ', '-')}+${plants.length}`
    plants.push({ what, ...more, text })
    return text
  }
  const foundIn = (text: string, allowed: (plant: Plant) => boolean = () => false): string[] =>
    plants.filter(one => text.includes(one.text) && !allowed(one)).map(({ what }) => what)
  const make = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await host.rest<T>('POST', path, body)
    if (answer.status >= 300) throw new Error(`POST ${path} was answered ${JSON.stringify(answer)}`)
    return answer.body
  }
  const createWebhook = (body: object) => make<WebhookCreated>('/webhooks', { url: sink.url, ...body })
  const attempted = async (): Promise<string[]> => {
    const { body } = await host.rest<{ items: { id: string; attempts: number }[] }>('GET', '/deliveries?limit=200')
    if (body.items.some(({ attempts }) => attempts === 0)) throw new Error('a delivery waits')
    return body.items.map(({ id }) => id)
  }
  const files = async (): Promise<[name: string, bytes: Buffer][]> => {
    const entries = await readdir(dir.path, { recursive: true, withFileTypes: true })
    const there = entries.filter(entry => entry.isFile())
    return Promise.all(
      there.map(
        async ({ name, parentPath }): Promise<[string, Buffer]> => [
          name,
          await readFile(join(parentPath, name)).catch(() => Buffer.alloc(0)),
        ],
      ),
    )
  }

  beforeAll(async () => {
    // It tells everything it gets: headers and body, in every way that is masked.
    sink = await startSink(({ headers, body }) => (_request, response) => {
      const all = JSON.stringify({ headers, body: body.toString(), form: encodeURIComponent(body.toString()) })
      response.writeHead(400, { 'x-echo': String(headers.authorization) }).end(all)
    })
    host = await startHostProcess(dir.path, { HOOKBENCH_LOG_LEVEL: 'debug' })

    plant('token of the data directory', { text: host.token, file: 'token' })
    plant('data key', { text: (await readFile(join(dir.path, 'key'), 'utf8')).trim(), file: 'key' })
    for (const role of ['admin', 'super-user', 'viewer'] as const) {
      const { token } = await make<{ token: string }>('/tokens', { name: role, role, tier: 'pro' })
      tokens[role] = plant(`token of the ${role}`, { text: token })
    }

    const shared = { eventTypes: ['*'], urlPolicy: 'http-or-https', success: '2xx' }
    const standard = await createWebhook({ ...shared, name: 'standard' })
    plant('standard secret', { text: standard.secret ?? '' })
    const own = `whsec_${Buffer.from('an own secret of 24 bytes').toString('base64')}`
    await createWebhook({ ...shared, name: 'own', secret: plant('own standard secret', { text: own }) })
    const both = await createWebhook({
      ...shared,
      name: 'marked',
      signing: { scheme: 'standard', algorithms: ['hmac-sha256', 'ed25519'] },
      headers: [
        ['Authorization', `Bearer ${plant('bearer')}`],
        ['X-Api-Key', plant('header with a telling name')],
        ['X-Marked', plant('header that was marked')],
        ['Cookie', `session=${plant('cookie')}`],
      ],
      secretHeaders: ['X-Marked'],
    })
    const data = { assetId: 101, userId: 1 }
    await createWebhook({
      ...shared,
      name: 'netx',
      profile: 'netx',
      eventTypes: ['asset.create'],
      secret: plant('netx token'),
    })
    const readable = READS_WEBHOOKS
    const woodwing = await createWebhook({
      ...shared,
      name: 'woodwing',
      profile: 'woodwing',
      eventTypes: ['asset_create'],
      template: { body: '{"token": "in a template", "id": {{ data.assetId }}}', url: false },
      headers: [['X-Woodwing-Token', plant('header of woodwing')]],
    })
    plant('woodwing secret', { text: woodwing.secret ?? '', readable })
    await createWebhook({
      ...shared,
      name: 'netbox',
      profile: 'netbox',
      eventTypes: ['created'],
      secret: plant('netbox secret', { readable }),
    })
    const first = plant('secret before a reset')
    const reset = await createWebhook({ ...shared, name: 'reset', profile: 'woodwing', secret: first })
    await make(`/webhooks/${reset.id}/reset-secret`, { secret: plant('secret of a reset', { readable }) })
    await host.rest('PATCH', `/webhooks/${both.id}`, { name: 'marked and renamed' })

    await make('/inboxes', { name: 'planted', scheme: 'netx', secret: plant('inbox secret') })
    const password = plant('password of a stream', { text: 'planted-stream-password' })
    const stream = { url: `redis://:${password}@127.0.0.1:1/0`, key: 'events' }
    const source = await make<{ id: string }>('/sources', { kind: 'redis-stream', name: 'stream', stream })

    const published = await make<{ id: string }>('/messages', { type: 'asset.create', data })
    const webhooks = await host.rest<{ items: { id: string }[] }>('GET', '/webhooks')
    names.webhooks = webhooks.body.items.map(({ id }) => id)
    for (const id of names.webhooks) tests.push(JSON.stringify(await make(`/webhooks/${id}/test`)))
    names.deliveries = await until(attempted)
    names.messages = [published.id]
    names.sources = [source.id]
    names.inboxes = ['planted']
    names['event-types'] = ['asset.create']
    names.samples = ['stripe']
    const { receiverUrl } = JSON.parse(host.ready)
    await fetch(`${receiverUrl}/planted/x`, { method: 'POST', body: '{"harmless":1}' })
    const captures = await host.rest<{ items: { id: string }[] }>('GET', '/captures')
    names.captures = captures.body.items.map(({ id }) => id)
    names.backend = names.deliveries
  }, 120_000)
  afterAll(async () => {
    await host?.kill()
    await sink?.close()
    dir.remove()
  })

  it('were all used: the endpoint got headers and bodies with them', () => {
    const got = sink.requests.map(({ headers, body }) => JSON.stringify(headers) + body.toString()).join('\n')
    for (const { what, text } of plants.filter(one => /bearer|header|cookie|netx token/.test(one.what))) {
      expect(got, what).toContain(text)
    }
  })

  it('are in no answer of a test', () => {
    expect(tests).toHaveLength(names.webhooks?.length ?? 0)
    expect(foundIn(tests.join('\n'))).toEqual([])
  })

  it('are in no file of the data directory but the two that are there for it', async () => {
    const all = await files()
    expect(all.map(([name]) => name)).toEqual(expect.arrayContaining(['hookbench.db', 'hookbench.db-wal', 'key']))
    for (const [name, bytes] of all) {
      const found = plants.filter(({ text, file }) => file !== name && bytes.includes(text)).map(({ what }) => what)
      expect(found, name).toEqual([])
    }
  })

  it('are in no answer of any call, for any role, but those that a writer may read of webhooks', async () => {
    const seen = new Set<string>()
    for (const role of ['admin', 'super-user', 'viewer'] as const) {
      for (const { path } of gets) {
        if (path === '/events') continue
        const [, folder = ''] = path.split('/')
        const ids = path.includes('{') ? names[folder] : ['']
        if (ids === undefined || ids.length === 0) throw new Error(`Say in this test what ${path} can be asked about.`)
        for (const id of ids) {
          const query = path === '/backend/jobs' ? '?state=failed' : ''
          const response = await fetch(`${host.url}/api/v1${path.replace(/\{\w+\}/, id)}${query}`, {
            headers: { authorization: `Bearer ${tokens[role]}` },
          })
          expect([path, response.status]).toEqual([path, folder === 'tokens' && role !== 'admin' ? 403 : 200])
          const text = await response.text()
          const mayRead = ({ readable }: Plant): boolean => role !== 'viewer' && (readable?.includes(path) ?? false)
          expect(foundIn(text, mayRead), `${role} ${path}`).toEqual([])
          for (const one of plants) if (text.includes(one.text)) seen.add(`${role} ${one.what}`)
        }
      }
    }
    expect(seen).toContain('admin woodwing secret')
    expect(seen).toContain('super-user netbox secret')
  })

  it('are in no answer beside the contract, but the woodwing secrets for who may use the Assets API', async () => {
    for (const role of ['admin', 'super-user', 'viewer'] as const) {
      for (const path of ['/services/admin/webhook', '/admin/webhook-backend-status/stats.json', '/healthz']) {
        const response = await fetch(host.url + path, { headers: { authorization: `Bearer ${tokens[role]}` } })
        const isAssets = path.startsWith('/services')
        expect([path, response.status]).toEqual([path, isAssets && role === 'viewer' ? 403 : 200])
        const mayRead = ({ what }: Plant): boolean => isAssets && /^(woodwing secret|secret of a reset)$/.test(what)
        expect(foundIn(await response.text(), mayRead), `${role} ${path}`).toEqual([])
      }
    }
  })

  it('are not in the live feed', async () => {
    const ended = new AbortController()
    const response = await fetch(`${host.url}/api/v1/events`, {
      headers: { authorization: `Bearer ${tokens.viewer}` },
      signal: ended.signal,
    })
    let told = ''
    const reading = (async () => {
      const decoder = new TextDecoder()
      for await (const chunk of response.body ?? []) told += decoder.decode(chunk, { stream: true })
    })().catch(() => {})
    await until(() => expect(told).not.toBe(''))
    for (const id of names.webhooks ?? []) await host.rest('POST', `/webhooks/${id}/test`)
    await host.rest('PATCH', `/webhooks/${names.webhooks?.[0]}`, { name: 'told' })
    await until(() => {
      expect(told).toContain('"deliveries"')
      expect(told).toContain('"webhooks"')
    })
    ended.abort()
    await reading
    expect(foundIn(told)).toEqual([])
  })

  it('are neither in what the engine writes to its log nor in its arguments', async () => {
    await host.rest('POST', '/webhooks', { name: 'refused', url: sink.url, secret: 'planted' })
    expect(foundIn(host.output())).toEqual([])
    if (process.platform !== 'linux') return
    expect(foundIn(await readFile(`/proc/${host.pid}/cmdline`, 'utf8'))).toEqual([])
  })

  it.runIf(process.platform === 'linux')('leave the arguments of a command as soon as it runs', async () => {
    const secret = plant('argument')
    const cli = new URL('../../../src-main/cli.ts', import.meta.url).pathname
    const args = [cli, 'sign', '--scheme', 'netx', `--secret=${secret}`, '--body', '-']
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'ignore'] })
    const exited = once(child, 'exit')
    const shown = () => readFile(`/proc/${child.pid}/cmdline`, 'utf8')
    await until(async () => expect(await shown()).toContain('--secret=***'))
    expect(await shown()).not.toContain(secret)
    child.stdin.end('{}')
    expect(await exited).toEqual([0, null])
  })

  it('are in no file after a stop, the log of the database written back', async () => {
    await host.stop()
    for (const [name, bytes] of await files()) {
      const found = plants.filter(({ text, file }) => file !== name && bytes.includes(text)).map(({ what }) => what)
      expect(found, name).toEqual([])
    }
  })
})
