import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { getCACertificates } from 'node:tls'
import { Client, type Dispatcher, Pool } from 'undici'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import { type Clock, MINUTE, SECOND } from '../../../src-shared/time.ts'
import type { AddressPolicy } from './address-policy.ts'
import { type ConnectTiming, createConnect, type Resolve } from './connect.ts'
import { readCaFile } from './read-ca-file.ts'
import { skipContinue } from './skip-continue.ts'

export interface PoolsOptions {
  clock: Clock
  policy: AddressPolicy
  /** PEM of the local authority, for webhooks that trust it; null while there is none. */
  localCa: () => string | null
  /** Looks names up; the system's way when it is not given. */
  resolve?: Resolve
}

/** Connection pools, one for each origin and way of TLS, kept while they are used. */
export interface Pools {
  /** Throws AttemptError of class `tls` when the webhook's CA file cannot be used. */
  get(origin: string, tls: Settings['tls']): Pool
  /** Sends one request on a connection of its own, which is closed after it. Throws as `get` does. */
  dispatchAlone(
    origin: string,
    tls: Settings['tls'],
    request: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): void
  /** The timing of the connection that the request now being written opened; null when it reuses one. */
  takeTiming(): ConnectTiming | null
  close(): Promise<void>
}

const CONNECT_TIMEOUT = 10 * SECOND
const IDLE = 5 * MINUTE
const SENT_HEADERS = 'undici:client:sendHeaders'

/** An open connection; `timing` is null once a request was written on it. */
interface Connection {
  timing: ConnectTiming | null
  expectAnswer: () => void
}

export const createPools = ({ clock, policy, localCa, resolve }: PoolsOptions): Pools => {
  const pools = new Map<string, { pool: Pool; usedAt: number }>()
  const alone = new Set<Client>()
  const connections = new WeakMap<Socket, Connection>()
  let lastTiming: ConnectTiming | null = null

  const onHeaders = (message: unknown): void => {
    const { socket } = message as { socket: Socket }
    const connection = connections.get(socket)
    lastTiming = connection?.timing ?? null
    if (connection === undefined) return
    connection.timing = null
    connection.expectAnswer()
  }
  subscribe(SENT_HEADERS, onHeaders)

  const extraCa = (origin: string, tls: Settings['tls'], local: string | null): string[] => {
    const own = tls.caFile !== null && tls.verify && origin.startsWith('https:') ? readCaFile(tls.caFile) : []
    const extra = local === null ? own : [local, ...own]
    return extra.length === 0 ? [] : [...getCACertificates('default'), ...extra]
  }

  const clientOptions = (origin: string, tls: Settings['tls'], local: string | null): Client.Options => ({
    pipelining: 1,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: createConnect({
      clock,
      policy,
      timeoutMs: CONNECT_TIMEOUT,
      tls: { verify: tls.verify, extraCa: extraCa(origin, tls, local) },
      onOpen: (socket, timing) => connections.set(socket, { timing, expectAnswer: skipContinue(socket) }),
      ...(resolve === undefined ? {} : { resolve }),
    }),
  })

  const closeIdle = (now: number): void => {
    for (const [key, { pool, usedAt }] of pools) {
      if (now - usedAt < IDLE) continue
      pools.delete(key)
      void pool.close()
    }
  }

  return {
    get(origin, tls) {
      const local = tls.trustLocalCa ? localCa() : null
      const key = `${origin} ${tls.verify} ${local ?? ''} ${tls.caFile ?? ''}`
      const now = clock.elapsed()
      const known = pools.get(key)
      if (known !== undefined) {
        known.usedAt = now
        return known.pool
      }
      closeIdle(now)
      const pool = new Pool(origin, { connections: null, ...clientOptions(origin, tls, local) })
      pools.set(key, { pool, usedAt: now })
      return pool
    },
    dispatchAlone(origin, tls, request, handler) {
      const client = new Client(origin, clientOptions(origin, tls, tls.trustLocalCa ? localCa() : null))
      alone.add(client)
      client.dispatch(request, handler)
      void client.close().finally(() => alone.delete(client))
    },
    takeTiming() {
      const timing = lastTiming
      lastTiming = null
      return timing
    },
    async close() {
      unsubscribe(SENT_HEADERS, onHeaders)
      await Promise.all([...pools.values()].map(({ pool }) => pool.destroy()))
      await Promise.all([...alone].map(client => client.destroy()))
      pools.clear()
    },
  }
}
