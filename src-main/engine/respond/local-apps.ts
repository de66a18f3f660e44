import { connect } from 'node:net'
import type { LocalApp } from '../../../src-shared/model/answering.ts'
import type { Clock } from '../../../src-shared/time.ts'

/** Where frameworks and their tools listen unless told otherwise. */
const USUAL_PORTS = [
  3000, 3001, 3002, 3333, 4000, 4200, 4321, 5000, 5001, 5050, 5173, 5174, 7071, 8000, 8001, 8008, 8080, 8081, 8088,
  8787, 8888, 9292,
]
const LOOPBACK = ['127.0.0.1', '::1'] as const
const TIMEOUT_MS = 200

const listens = (clock: Clock, host: string, port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ host, port })
    const end = (found: boolean): void => {
      cancel()
      socket.destroy()
      resolve(found)
    }
    const cancel = clock.after(TIMEOUT_MS, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })

export interface LocalAppsOptions {
  clock: Clock
  /** Of this engine: they are no apps. */
  ownPorts(): readonly number[]
  ports?: readonly number[]
}

/** Finds what listens on usual ports of this machine; nothing is sent to it. */
export const createLocalApps =
  ({ clock, ownPorts, ports = USUAL_PORTS }: LocalAppsOptions) =>
  async (): Promise<LocalApp[]> => {
    const own = new Set(ownPorts())
    const found = await Promise.all(
      ports
        .filter(port => !own.has(port))
        .map(async port => {
          const open = await Promise.all(LOOPBACK.map(host => listens(clock, host, port)))
          // A name that leads to both addresses is right for an app on either.
          return open.includes(true) ? [{ port, url: `http://localhost:${port}` }] : []
        }),
    )
    return found.flat()
  }
