import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { getCACertificates } from 'node:tls'
import { Pool } from 'undici'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import { type Clock, MINUTE, SECOND } from '../../../src-shared/time.ts'
import type { AddressPolicy } from './address-policy.ts'
import { type ConnectTiming, createConnect } from './connect.ts'
import { readCaFile } from './read-ca-file.ts'

export interface PoolsOptions {
  clock: Clock
  policy: AddressPolicy
  /** PEM of the local authority, for webhooks that trust it; null while there is none. */
  localCa: () => string | null
}

/** Connection pools, one for each origin and way of TLS, kept while they are used. */
export interface Pools {
  /** Throws AttemptError of class `tls` when the webhook's CA file cannot be used. */
  get(origin: string, tls: Settings['tls']): Pool
  /** The timing of the connection that the request now being written opened; null when it reuses one. */
  takeTiming(): ConnectTiming | null
  close(): Promise<void>
}

const CONNECT_TIMEOUT = 10 * SECOND
const IDLE = 5 * MINUTE
const SENT_HEADERS = 'undici:client:sendHeaders'

export const createPools = ({ clock, policy, localCa }: PoolsOptions): Pools => {
  const pools = new Map<string, { pool: Pool; usedAt: number }>()
  const fresh = new WeakMap<Socket, ConnectTiming>()
  let lastTiming: ConnectTiming | null = null

  const onHeaders = (message: unknown): void => {
    const { socket } = message as { socket: Socket }
    lastTiming = fresh.get(socket) ?? null
    if (lastTiming !== null) fresh.delete(socket)
  }
  subscribe(SENT_HEADERS, onHeaders)

  const extraCa = (origin: string, tls: Settings['tls'], local: string | null): string[] => {
    const own = tls.caFile !== null && tls.verify && origin.startsWith('https:') ? readCaFile(tls.caFile) : []
    const extra = local === null ? own : [local, ...own]
    return extra.length === 0 ? [] : [...getCACertificates('default'), ...extra]
  }

  const open = (origin: string, tls: Settings['tls'], local: string | null): Pool =>
    new Pool(origin, {
      connections: null,
      pipelining: 1,
      allowH2: false,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: createConnect({
        clock,
        policy,
        timeoutMs: CONNECT_TIMEOUT,
        tls: { verify: tls.verify, extraCa: extraCa(origin, tls, local) },
        onOpen: (socket, timing) => fresh.set(socket, timing),
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
      const now = clock.now()
      const known = pools.get(key)
      if (known !== undefined) {
        known.usedAt = now
        return known.pool
      }
      closeIdle(now)
      const pool = open(origin, tls, local)
      pools.set(key, { pool, usedAt: now })
      return pool
    },
    takeTiming() {
      const timing = lastTiming
      lastTiming = null
      return timing
    },
    async close() {
      unsubscribe(SENT_HEADERS, onHeaders)
      await Promise.all([...pools.values()].map(({ pool }) => pool.destroy()))
      pools.clear()
    },
  }
}
