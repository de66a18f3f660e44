import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Peer } from './peer.ts'

export const startBare = async (): Promise<Peer> => {
  const child = fork(fileURLToPath(new URL('bare-process.ts', import.meta.url)))
  const [port] = (await once(child, 'message')) as [number]
  return {
    name: 'bare node:http, keeps nothing',
    pid: child.pid ?? 0,
    port,
    path: '/',
    check: async () => null,
    async stop() {
      child.kill()
    },
  }
}
