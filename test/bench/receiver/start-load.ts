import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Load, LoadResult } from './load-process.ts'

/** The load in a process of its own, as senders are. */
export const startLoad = () => {
  const child = fork(fileURLToPath(new URL('load-process.ts', import.meta.url)))
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The load ended.')))
  ended.catch(() => {})
  return {
    async run(load: Load): Promise<LoadResult> {
      child.send(load)
      const [result] = (await Promise.race([once(child, 'message'), ended])) as [LoadResult]
      return result
    },
    stop: () => void child.kill(),
  }
}
