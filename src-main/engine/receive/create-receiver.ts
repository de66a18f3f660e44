import { SECOND } from '../../../src-shared/time.ts'
import { createCaptureServer, type TlsFiles } from './capture-server.ts'
import { type ListenOptions, listen } from './listen.ts'
import { createMalformedReceiver } from './receive-malformed.ts'
import { createRequestReceiver } from './receive-request.ts'
import type { ReceiverParts } from './receiver-parts.ts'

export interface ReceiverAddress {
  host: string
  port: number
  /** Without a slash at its end; an inbox's URL is this, a slash and its name. */
  url: string
  /** The port that was asked for, when it was taken and another one is used. */
  movedFrom: number | null
}

export interface Receiver {
  /** Throws HookError PORT_IN_USE when an explicit port, or all 21 from a default one on, are taken. */
  listenHttp(options: ListenOptions): Promise<ReceiverAddress>
  listenHttps(options: ListenOptions & { tls: TlsFiles }): Promise<ReceiverAddress>
  /** Null for a listener that is off. */
  addresses(): { url: string | null; httpsUrl: string | null }
  /** Takes no more requests, lets those under way end for up to 5 s, then breaks them off. */
  close(): Promise<void>
}

type CaptureServer = ReturnType<typeof createCaptureServer>

const GRACE = 5 * SECOND
const EVERY_ADDRESS = new Set(['0.0.0.0', '::', ''])

const hostInUrl = (host: string): string => {
  if (EVERY_ADDRESS.has(host)) return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** The receiver: its ports serve captures and nothing else. */
export const createReceiver = (parts: ReceiverParts): Receiver => {
  const running = new Map<'http' | 'https', { captureServer: CaptureServer; address: ReceiverAddress }>()
  const receivers = {
    receiveRequest: createRequestReceiver(parts),
    malformed: createMalformedReceiver(parts),
    ...(parts.log === undefined ? {} : { log: parts.log }),
  }

  const start = async (scheme: 'http' | 'https', options: ListenOptions, tls: TlsFiles | null) => {
    const captureServer = createCaptureServer(receivers, tls)
    const port = await listen(captureServer.server, options)
    const movedFrom = options.port !== 0 && port !== options.port ? options.port : null
    const address = { host: options.host, port, url: `${scheme}://${hostInUrl(options.host)}:${port}`, movedFrom }
    if (movedFrom !== null) parts.log?.warn(`Port ${movedFrom} is in use; the receiver listens on ${port} instead.`)
    else parts.log?.info(`The receiver listens on ${address.url}.`)
    captureServer.server.on('error', error => parts.log?.warn(`The receiver's ${scheme} server: ${error.message}`))
    running.set(scheme, { captureServer, address })
    return address
  }

  const stop = async ({ server, idle }: CaptureServer): Promise<void> => {
    const closed = new Promise<void>(resolve => {
      server.close(() => resolve())
    })
    const cancel = parts.clock.after(GRACE, () => server.closeAllConnections())
    await idle()
    server.closeIdleConnections()
    await closed
    await idle()
    cancel()
  }

  return {
    listenHttp: options => start('http', { flag: '--receiver-port', ...options }, null),
    listenHttps: ({ tls, ...options }) => start('https', options, tls),

    addresses: () => ({
      url: running.get('http')?.address.url ?? null,
      httpsUrl: running.get('https')?.address.url ?? null,
    }),

    async close() {
      const servers = [...running.values()]
      running.clear()
      await Promise.all(servers.map(({ captureServer }) => stop(captureServer)))
    },
  }
}
