import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The sink in a process of its own, as an endpoint is. */
export const startSink = async (): Promise<{ url: string; stop(): void }> => {
  const child = fork(fileURLToPath(new URL('sink-process.ts', import.meta.url)))
  const [port] = await once(child, 'message')
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() }
}
