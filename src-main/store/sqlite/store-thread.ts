import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { fromBody, HookError } from '../../../src-shared/error.ts'
import type { Clock } from '../../../src-shared/time.ts'
import { type Answer, CLOSE, type Opening, type Request, type StoreThread } from './wire.ts'

/** Rows live for a moment only: a larger nursery took 60 MB more under load and was no faster. */
const YOUNG_MB = 8

type Calls = Record<string, (...args: never[]) => unknown>

/** A store thread as its caller sees it. */
export interface ThreadClient<C extends object> {
  /** Rejects with HookError: what the store threw, or BUSY when the thread is gone. */
  call<K extends keyof C & string>(
    op: K,
    ...args: C[K] extends (...args: infer A) => unknown ? A : never
  ): Promise<C[K] extends (...args: never[]) => infer R ? R : never>
  /** What is to be told about the opening. */
  note: string | null
  /** Runs what was called before, then ends the thread. */
  close(): Promise<void>
}

interface Waiting {
  resolve: (value: never) => void
  reject: (error: HookError) => void
}

const gone = (why: string): HookError =>
  new HookError('BUSY', `The store is closed (${why}).`, { help: 'Restart Hookbench.' })

/** Starts a store thread and resolves when its database is open. Rejects with HookError. */
export const startThread = async <C extends object = Calls>(
  workerUrl: URL,
  thread: StoreThread,
  clock: Clock,
): Promise<ThreadClient<C>> => {
  const worker = new Worker(workerUrl, {
    workerData: thread,
    name: `store ${thread.role}`,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  const waiting = new Map<number, Waiting>()
  let ended: HookError | null = null
  let numbers = 0

  const end = (why: string): void => {
    ended ??= gone(why)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }

  const settle = ([id, value, error]: Answer): void => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) call?.resolve(value as never)
    else call?.reject(fromBody(error))
  }

  const [opening] = (await once(worker, 'message')) as [Opening]
  if ('error' in opening) {
    await worker.terminate()
    throw fromBody(opening.error)
  }
  worker.on('message', (answers: Answer[]) => answers.forEach(settle))
  worker.on('error', error => end(error instanceof Error ? error.message : String(error)))
  worker.on('exit', () => end('its thread has ended'))

  const send = (op: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended)
      const request: Request = [++numbers, op, clock.now(), args]
      waiting.set(numbers, { resolve, reject })
      worker.postMessage(request)
    })

  return {
    call: (op, ...args) => send(op, args) as never,
    note: opening.note,
    async close() {
      if (ended !== null) return
      const exited = once(worker, 'exit')
      await send(CLOSE, [])
      ended = gone('it was closed')
      await exited
    },
  }
}
