import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startTestHost, type TestHost } from '../../../../support/start-test-host.ts'
import { makeTempDir } from '../../../../support/temp-dir.ts'
import { run } from '../memory-terminal.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

const newDir = (): string => {
  const dir = makeTempDir()
  cleanUp.push(dir.remove)
  return dir.path
}

const start = async (dataDir: string): Promise<TestHost> => {
  const host = await startTestHost({ dataDir })
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= host.close())
  cleanUp.push(close)
  return { ...host, close }
}

const reset = (dataDir: string, ...more: string[]) =>
  run(['secrets', 'reset', '--data-dir', dataDir, ...more], { env: {} })

/** A data directory with a secret of every kind, whose engine was stopped. */
const filled = async () => {
  const dataDir = newDir()
  const host = await start(dataDir)
  const { engine } = host
  const base = { url: 'http://127.0.0.1:9/hook', eventTypes: ['*'] }
  const made = await engine.webhooks.create({ ...base, name: 'Orders' })
  const typed = await engine.webhooks.create({
    ...base,
    name: 'IPAM',
    profile: 'netbox',
    secret: 'LOOKATMEIMASECRETSTRING',
  })
  await engine.inboxes.create({ name: 'shop', scheme: 'standard', secret: made.secret ?? '' })
  const stream = { url: 'redis://:hush@127.0.0.1:1/0', key: 'orders', group: 'hookbench' }
  const bus = await engine.sources.create({ kind: 'redis-stream', name: 'Bus', enabled: false, stream })
  const { id: messageId } = await engine.publisher.publish({ type: 'order.paid', data: {}, dataText: '{}' })
  await host.close()
  return { dataDir, made, typed, bus, messageId }
}

describe('R28: secrets reset, after the key was lost', { timeout: 90_000 }, () => {
  test('makes new secrets, names those that have to be typed again, and keeps everything else', async () => {
    const { dataDir, made, typed, bus, messageId } = await filled()
    rmSync(join(dataDir, 'key'))
    const { code, stdout, stderr } = await reset(dataDir, '--yes', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines.map(({ kind, id }) => ({ kind, id }))).toEqual([
      { kind: 'webhook', id: made.id },
      { kind: 'webhook', id: typed.id },
      { kind: 'inbox', id: 'shop' },
      { kind: 'source', id: bus.id },
    ])
    expect(lines[0].secret).toMatch(/^whsec_/)
    expect(lines[0].secret).not.toBe(made.secret)
    expect(lines.slice(1).map(({ secret }) => secret)).toEqual([null, null, null])

    const { engine } = await start(dataDir)
    expect(await engine.webhooks.get(made.id)).toMatchObject({ enabled: true, name: 'Orders' })
    expect(await engine.webhooks.get(typed.id)).toMatchObject({
      enabled: false,
      disabled: { by: 'rule', reason: expect.stringContaining('lost') },
    })
    expect(await engine.inboxes.get('shop')).toMatchObject({ scheme: 'standard', hasSecret: false })
    expect(await engine.messages.get(messageId)).toMatchObject({ id: messageId, type: 'order.paid' })
    expect(JSON.stringify(await engine.webhooks.list())).not.toContain('LOOKATME')
    const { items } = await engine.appLog.list({ limit: 10 })
    expect(items.map(({ message }) => message)).toEqual(
      ['source Bus', 'inbox shop', 'webhook IPAM', 'webhook Orders'].map(what =>
        expect.stringContaining(`The secret of the ${what} was lost with the key of the data directory.`),
      ),
    )
  })

  test('that broke off on the way is made again: what the new key opens stays', async () => {
    const { dataDir } = await filled()
    rmSync(join(dataDir, 'key'))
    expect((await reset(dataDir, '--yes')).stdout.split('\n')).toHaveLength(5)
    expect(await reset(dataDir, '--yes')).toEqual({ code: 0, stdout: 'No secret was lost.\n', stderr: '' })
  })

  test('names the headers whose values were lost, and sends nothing without them', async () => {
    const dataDir = newDir()
    const host = await start(dataDir)
    const headers: [string, string][] = [
      ['X-Team', 'blue'],
      ['Authorization', 'Bearer b2b1c7'],
    ]
    const { id } = await host.engine.webhooks.create({ name: 'Billing', url: 'http://127.0.0.1:9/', headers })
    await host.close()
    rmSync(join(dataDir, 'key'))
    expect((await reset(dataDir, '--yes')).stdout).toContain('Add its headers Authorization with their values again')

    const { engine } = await start(dataDir)
    expect(await engine.webhooks.get(id)).toMatchObject({ enabled: false, headers: [['X-Team', 'blue']] })
  })

  test('keeps a key that cannot be used beside the new one', async () => {
    const { dataDir } = await filled()
    writeFileSync(join(dataDir, 'key'), 'garbage\n')
    expect((await reset(dataDir, '--yes')).code).toBe(0)
    const old = readdirSync(dataDir).find(name => name.endsWith('.old')) ?? ''
    expect(readFileSync(join(dataDir, old), 'utf8')).toBe('garbage\n')
    expect((await start(dataDir)).engine).toBeDefined()
  })

  test('keeps a key that opens nothing beside the new one', async () => {
    const { dataDir } = await filled()
    const wrong = Buffer.alloc(32, 9).toString('base64')
    writeFileSync(join(dataDir, 'key'), wrong, { mode: 0o644 })
    expect((await reset(dataDir, '--yes')).code).toBe(0)
    const old = join(dataDir, readdirSync(dataDir).find(name => name.endsWith('.old')) ?? '')
    expect(readFileSync(old, 'utf8')).toBe(wrong)
    if (process.platform !== 'win32') expect(statSync(old).mode & 0o777).toBe(0o600)
    const made = readFileSync(join(dataDir, 'key'), 'utf8')
    expect(made.trim()).not.toBe(wrong)
    expect((await reset(dataDir, '--yes')).stdout).toBe('No secret was lost.\n')
    expect(readFileSync(join(dataDir, 'key'), 'utf8')).toBe(made)
  })

  test('does nothing unless somebody says so', async () => {
    const { dataDir } = await filled()
    rmSync(join(dataDir, 'key'))
    expect(await reset(dataDir)).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') })
    expect((await run(['secrets', 'reset', '--data-dir', dataDir], { answer: 'n' })).code).toBe(1)
    expect(existsSync(join(dataDir, 'key'))).toBe(false)
  })

  test('does nothing while an engine uses the directory, or where there is none', async () => {
    const dataDir = newDir()
    await start(dataDir)
    expect(await reset(dataDir, '--yes')).toMatchObject({ code: 3, stderr: expect.stringContaining('Another engine') })
    expect((await reset(newDir(), '--yes')).code).toBe(1)
  })
})
