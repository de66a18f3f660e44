import type { Server } from 'node:net'
import { HookError } from '../../../src-shared/error.ts'

export interface ListenOptions {
  host: string
  /** 0 for any free one. */
  port: number
  /** True when a person chose the port: then it is this one or an error. */
  explicit: boolean
  /** The command-line flag that chooses the port, for the sentence of an error. */
  flag?: string
}

const MORE_PORTS = 20
const LAST_PORT = 65_535

const tryPort = (server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> =>
  new Promise(resolve => {
    const settle = (error: NodeJS.ErrnoException | null): void => {
      server.off('error', settle).off('listening', onListening)
      resolve(error)
    }
    const onListening = (): void => settle(null)
    server.once('error', settle).once('listening', onListening)
    server.listen({ host, port, exclusive: true })
  })

const about = (flag: string | undefined) => (flag === undefined ? {} : { field: flag })

const inUse = ({ host, port, explicit, flag }: ListenOptions, cause: Error): HookError => {
  const message = explicit
    ? `Port ${port} on ${host} is in use by another program.`
    : `Ports ${port} to ${Math.min(port + MORE_PORTS, LAST_PORT)} on ${host} are all in use.`
  const help = flag === undefined ? 'Stop the program that uses it.' : `Choose another one with ${flag} PORT.`
  return new HookError('PORT_IN_USE', message, { ...about(flag), help, cause })
}

const notPossible = ({ host, port, flag }: ListenOptions, cause: NodeJS.ErrnoException): HookError => {
  const sentences: Record<string, string> = {
    EACCES: `This user may not listen on port ${port}.`,
    EADDRNOTAVAIL: `The address ${host} does not belong to this machine.`,
    ENOTFOUND: `There is no host named ${host}.`,
  }
  const message = sentences[cause.code ?? ''] ?? `Listening on ${host} port ${port} failed: ${cause.message}`
  return new HookError('INVALID_INPUT', message, { ...about(flag), cause })
}

/**
 * Listens on the port, or when that is a default one and taken on the next free one. Resolves with the port.
 * Throws HookError PORT_IN_USE, or INVALID_INPUT when the address cannot be had at all.
 */
export const listen = async (server: Server, options: ListenOptions): Promise<number> => {
  const { host, port, explicit } = options
  const last = explicit || port === 0 ? port : Math.min(port + MORE_PORTS, LAST_PORT)
  let failure: NodeJS.ErrnoException | null = null
  for (let candidate = port; candidate <= last; candidate++) {
    failure = await tryPort(server, host, candidate)
    if (failure && failure.code !== 'EADDRINUSE') throw notPossible(options, failure)
    if (failure) continue
    const address = server.address()
    return typeof address === 'object' && address ? address.port : candidate
  }
  throw inUse(options, failure ?? new Error('no port'))
}
