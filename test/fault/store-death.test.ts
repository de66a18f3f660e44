import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createRest } from '../support/rest-client.ts'
import { startSink } from '../support/sink.ts'
import { makeTempDir } from '../support/temp-dir.ts'
import { until } from '../support/until.ts'
import { startCli } from '../unit/host/cli/memory-terminal.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

interface Ready {
  type: 'ready'
  url: string
  token: string
  receiverUrl: string
  httpsReceiverUrl: string
}

const serve = async () => {
  const dir = makeTempDir()
  cleanUp.push(dir.remove)
  const args = ['serve', '--json', '--allow-private', '--port', '0', '--receiver-port', '0', '--data-dir', dir.path]
  const worker = new URL('../support/mortal-store.ts', import.meta.url)
  const cli = startCli(args, { worker, env: { HOOKBENCH_LOG_LEVEL: 'silent' } })
  cleanUp.push(async () => {
    cli.interrupt()
    await cli.ended
  })
  const lines = (type: string) => cli.jsonLines().filter(line => line.type === type)
  const ready = (count: number): Promise<Ready> =>
    until(() => {
      expect(lines('ready')).toHaveLength(count)
      return lines('ready')[count - 1] as unknown as Ready
    })
  const store = (role: 'writer' | 'reader', what: 'die' | 'hang'): void =>
    writeFileSync(join(dir.path, `hookbench.db.${role}.${what}`), '')
  return { cli, lines, ready, store }
}

describe('a thread of the store that dies', () => {
  test.each(['writer', 'reader'] as const)(
    'is told, and the host starts again on the same ports; what was accepted is sent (%s)',
    async role => {
      const sink = await startSink()
      cleanUp.push(sink.close)
      const { lines, ready, store } = await serve()
      const first = await ready(1)
      const rest = createRest(first)
      expect((await rest('POST', '/webhooks', { name: 'Orders', url: sink.url, eventTypes: ['*'] })).status).toBe(201)
      expect((await rest('PATCH', '/settings', { backendEnabled: true })).status).toBe(200)

      store(role, 'die')
      const again = await ready(2)
      expect(lines('reconnecting')).toEqual([
        {
          type: 'reconnecting',
          reason: `The store is closed (The ${role} met a fault.).`,
          attempt: 1,
          againInMs: 1000,
        },
      ])
      expect(again).toEqual(first)
      expect((await fetch(`${again.url}/healthz`)).status).toBe(200)
      expect((await rest('POST', '/messages', { type: 'order.paid', data: {} })).status).toBe(202)
      await until(() => expect(sink.requests).toHaveLength(1))
    },
    60_000,
  )

  test('that only hangs is told to whoever asks for the health of the engine', async () => {
    const { cli, ready, store } = await serve()
    const { url } = await ready(1)
    store('reader', 'hang')
    await until(async () => {
      const answer = await fetch(`${url}/healthz`)
      expect({ code: answer.status, ...(await answer.json()) }).toEqual({
        code: 503,
        status: 'failing',
        store: 'failing',
        sender: 'ok',
        message: 'The store has not answered for 5 s.',
      })
    })
    // It never ends by itself: the test's own end must not wait for it.
    cleanUp.splice(1)
    expect(cli.stderr()).toBe('')
  }, 60_000)
})
