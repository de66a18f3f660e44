import { hash } from 'node:crypto'
import { realpath, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { HookError } from '../../src-shared/error.ts'

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

const socketPath = async (dataDir: string): Promise<string> => {
  const name = `hookbench-${hash('sha256', await realpath(dataDir)).slice(0, 24)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

const tryListen = (path: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer(socket => socket.end(String(process.pid)))
    server.once('error', error => (codeOf(error) === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })

/** The pid of who listens there; null when nobody does. */
const askHolder = (path: string): Promise<string | null> =>
  new Promise(resolve => {
    const socket = connect(path)
    socket.once('error', () => resolve(null))
    socket.once('connect', () => text(socket).then(resolve, () => resolve('unknown')))
  })

/**
 * Makes sure that one engine uses a data directory. The lock is a local socket, so it ends with the process however
 * that ends, and whoever comes second can ask the first for its pid. Throws DATA_DIRECTORY_IN_USE.
 */
export const lockDataDirectory = async (dataDir: string): Promise<() => Promise<void>> => {
  const path = await socketPath(dataDir)
  for (let tries = 0; tries < 3; tries++) {
    const server = await tryListen(path)
    if (server !== null) return () => new Promise(resolve => server.close(() => resolve()))
    const pid = await askHolder(path)
    if (pid !== null) {
      throw new HookError('DATA_DIRECTORY_IN_USE', `Another engine (process ${pid}) uses the data directory ${dataDir}.`, {
        help: 'Stop it, or choose another directory with --data-dir.',
      })
    }
    await unlink(path).catch(() => {})
  }
  throw new HookError('DATA_DIRECTORY_IN_USE', `The data directory ${dataDir} cannot be locked.`, {
    help: `Delete ${path} when no engine runs.`,
  })
}
