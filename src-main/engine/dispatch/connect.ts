import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns'
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'
import type { buildConnector } from 'undici'
import type { Clock } from '../../../src-shared/time.ts'
import type { AddressPolicy } from './address-policy.ts'
import { AttemptError } from './attempt-error.ts'

/** Milliseconds each step of opening a connection took; `tls` is null without TLS. */
export interface ConnectTiming {
  dns: number | null
  connect: number
  tls: number | null
}

/** All addresses of a name, as `dns.lookup` gives them. */
export type Resolve = (
  name: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

export interface ConnectOptions {
  clock: Clock
  policy: AddressPolicy
  resolve?: Resolve
  timeoutMs: number
  tls: { verify: boolean; extraCa: readonly string[] }
  /** Told of every connection that opened. */
  onOpen: (socket: Socket, timing: ConnectTiming) => void
}

const bareHost = (hostname: string): string =>
  hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname

/**
 * Opens connections for undici and keeps to the address policy three times: on a literal address, on every address a
 * name resolves to, and on the address that was reached (undici calls no lookup for literals, and a name may resolve
 * differently the second time).
 */
export const createConnect =
  ({ clock, policy, resolve = lookup, timeoutMs, tls, onOpen }: ConnectOptions): buildConnector.connector =>
  (options, callback) => {
    const secure = options.protocol === 'https:'
    const host = bareHost(options.hostname)
    const port = Number(options.port) || (secure ? 443 : 80)
    const startedAt = clock.elapsed()
    let resolvedAt: number | null = null
    let openAt = startedAt

    const refuse = (address: string): AttemptError | null => {
      const refusal = policy(address, port)
      if (refusal === null) return null
      const hint = refusal.allowable ? ', and Hookbench runs without --allow-private.' : ': requests never go there.'
      return new AttemptError('blocked', refusal.reason + hint)
    }

    const checkedLookup: LookupFunction = (name, lookupOptions, done) => {
      resolve(name, { ...lookupOptions, all: true }, (error, addresses) => {
        resolvedAt = clock.elapsed()
        const refusal = error ?? addresses.map(({ address }) => refuse(address)).find(Boolean) ?? null
        const first = addresses?.[0]
        if (refusal !== null || first === undefined) done(refusal, [])
        else if (lookupOptions.all) done(null, addresses)
        else done(null, first.address, first.family)
      })
    }

    const literalRefusal = isIP(host) === 0 ? null : refuse(host)
    if (literalRefusal !== null) {
      queueMicrotask(() => callback(literalRefusal, null))
      return
    }

    const target = { host, port, lookup: checkedLookup, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 }
    const tlsOptions: ConnectionOptions = {
      ...target,
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: tls.verify,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(tls.extraCa.length === 0 ? {} : { ca: [...tls.extraCa] }),
    }
    const socket = secure ? connectTls(tlsOptions) : connectTcp(target)

    let settled = false
    const fail = (error: Error): void => {
      if (settled) return
      settled = true
      cancelTimer()
      socket.destroy()
      callback(error, null)
    }
    const cancelTimer = clock.after(timeoutMs, () =>
      fail(new AttemptError('timeout-connect', `No connection to ${host}:${port} within ${timeoutMs} ms.`)),
    )
    socket.once('error', fail)
    socket.once('connect', () => {
      openAt = clock.elapsed()
      const refusal = refuse(socket.remoteAddress ?? host)
      if (refusal !== null) fail(refusal)
    })
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      if (settled) return
      settled = true
      cancelTimer()
      socket.off('error', fail)
      onOpen(socket, {
        dns: resolvedAt === null ? null : resolvedAt - startedAt,
        connect: openAt - (resolvedAt ?? startedAt),
        tls: secure ? clock.elapsed() - openAt : null,
      })
      callback(null, socket)
    })
  }
