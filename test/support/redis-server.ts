import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { Redis } from 'ioredis'
import { makeTempDir } from './temp-dir.ts'
import { until } from './until.ts'

export interface RedisServer {
  url: string
  /** A client of its own that waits for the server. */
  client(): Redis
  /** kill -9; what was written is on its disk. */
  kill(): Promise<void>
  /** On the same port and data. */
  start(): Promise<void>
  close(): Promise<void>
}

const PROGRAM = 'redis-server'

/** Why tests with a Redis server cannot run here; null when they can. */
export const redisMissing = (): string | null =>
  spawnSync(PROGRAM, ['--version']).error === undefined ? null : 'There is no redis-server on the PATH.'

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A real server on a free port that syncs each write to its disk. */
export const startRedisServer = async (args: readonly string[] = []): Promise<RedisServer> => {
  const dir = makeTempDir()
  const port = await freePort()
  const password = args[args.indexOf('--requirepass') + 1]
  const url = `redis://${args.includes('--requirepass') ? `:${password}@` : ''}127.0.0.1:${port}`
  const clients: Redis[] = []
  let child: ChildProcess | null = null

  const start = async (): Promise<void> => {
    const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '']
    const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir.path]
    child = spawn(PROGRAM, [...place, ...durable, ...args], { stdio: 'ignore' })
    const probe = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null })
    probe.on('error', () => {})
    await until(() => probe.ping(), { timeout: 10_000 })
    probe.disconnect()
  }
  const kill = async (): Promise<void> => {
    if (child === null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
    child = null
  }

  await start()
  return {
    url,
    start,
    kill,
    client() {
      const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null })
      client.on('error', () => {})
      clients.push(client)
      return client
    },
    async close() {
      for (const client of clients) client.disconnect()
      await kill()
      dir.remove()
    },
  }
}
