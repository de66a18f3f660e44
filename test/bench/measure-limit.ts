import { Pool } from 'undici'
import { body, CONNECTIONS } from './workload.ts'

/** What the machine can do at most: undici Pool.dispatch and nothing else. Posts per second. */
export const measureLimit = async (url: string, count: number): Promise<number> => {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1, allowH2: false })
  const headers = [
    'content-type',
    'application/json',
    'webhook-id',
    'msg_0',
    'webhook-signature',
    `v1,${'x'.repeat(44)}`,
  ]
  const startedAt = performance.now()
  await new Promise<void>((resolve, reject) => {
    let started = 0
    let ended = 0
    const next = (): void => {
      if (started >= count) return
      started++
      pool.dispatch(
        { path: '/', method: 'POST', headers, body },
        {
          onRequestStart() {},
          onResponseStart() {},
          onResponseData() {},
          onResponseEnd() {
            if (++ended === count) resolve()
            else next()
          },
          onResponseError: (_controller, error) => reject(error),
        },
      )
    }
    for (let i = 0; i < CONNECTIONS; i++) next()
  })
  const seconds = (performance.now() - startedAt) / 1000
  await pool.close()
  return count / seconds
}
