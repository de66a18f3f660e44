import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHostProcess } from '../../support/host-process.ts'
import type { Peer } from './peer.ts'

/** `hookbench serve` with an inbox that verifies, in a data directory of its own. */
export const startHookbench = async (secret: string): Promise<Peer> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'hookbench-bench-'))
  const host = await startHostProcess(dataDir)
  const { rest } = host
  const { body: status } = await rest<{ receiver: { url: string } }>('GET', '/status')
  // All are kept, so that they can be counted.
  const retention = { days: null, count: null, bytes: null }
  const made = await rest('POST', '/inboxes', { name: 'bench', scheme: 'standard', secret, retention })
  if (made.status !== 201) throw new Error(`The inbox could not be made: ${JSON.stringify(made.body)}`)
  const newest = async (result: string): Promise<number> => {
    const { body } = await rest<{ items: unknown[] }>('GET', `/captures?limit=1&result=${result}`)
    return body.items.length
  }
  return {
    name: 'hookbench, captured, verified, on disk',
    pid: host.pid,
    port: Number(new URL(status.receiver.url).port),
    path: '/bench/hook',
    async check(sent) {
      const { body: inbox } = await rest<{ captures: number }>('GET', '/inboxes/bench')
      const bad = (await newest('invalid')) + (await newest('missing'))
      return inbox.captures === sent && bad === 0 ? null : `${inbox.captures} captures of ${sent} requests, ${bad} bad`
    },
    async stop() {
      await host.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
