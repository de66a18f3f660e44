import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { Redis } from 'ioredis'
import { findProgram, installPackage } from './install.ts'
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

/** Path of a Redis server: `REDIS_SERVER_PATH`, else one on the PATH or in its usual place, else null. */
const findRedis = (): string | null => {
  const given = process.env.REDIS_SERVER_PATH
  if (given !== undefined && given !== '') return existsSync(given) ? given : null
  return findProgram(['redis-server', 'valkey-server'], ['/usr/sbin/redis-server', '/opt/homebrew/bin/redis-server'])
}

/** Why tests with a Redis server cannot run here; null when they can. */
export const redisMissing = (): string | null => {
  if (findRedis() !== null) return null
  const given = process.env.REDIS_SERVER_PATH
  if (given !== undefined && given !== '') return `REDIS_SERVER_PATH is ${given}, and there is no such file.`
  return (
    'There is no redis-server. Install the package `redis-server` (Debian, Ubuntu) or `redis` (Homebrew), ' +
    'or set REDIS_SERVER_PATH to the executable.'
  )
}

/** Finds a Redis server or installs the Debian package where it may. */
export const ensureRedis = (): { path: string } | { missing: string } => {
  const mayInstall = !process.env.REDIS_SERVER_PATH
  const path = findRedis() ?? (mayInstall && installPackage('redis-server') ? findRedis() : null)
  return path === null ? { missing: redisMissing() ?? '' } : { path }
}

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
  const program = findRedis()
  if (program === null) throw new Error(redisMissing() ?? '')
  const dir = makeTempDir()
  const port = await freePort()
  const password = args[args.indexOf('--requirepass') + 1]
  const url = `redis://${args.includes('--requirepass') ? `:${password}@` : ''}127.0.0.1:${port}`
  const clients: Redis[] = []
  let child: ChildProcess | null = null

  const start = async (): Promise<void> => {
    const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '']
    const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir.path]
    child = spawn(program, [...place, ...durable, ...args], { stdio: 'ignore' })
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
