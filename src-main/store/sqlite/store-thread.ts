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

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The first thing a thread says. One that ends without a word says by that that it is broken. */
const firstWord = async (worker: Worker): Promise<Opening> => {
  const ended = once(worker, 'exit').then((): Opening => ({ error: gone('its thread has ended').toBody() }))
  const [opening] = await Promise.race([once(worker, 'message') as Promise<[Opening]>, ended.then(word => [word])])
  return opening
}

/**
 * Starts a store thread and resolves when its database is open. Rejects with HookError. `onDeath` is told, once, when
 * the thread ended though nobody closed it: from then on every call is refused.
 */
export const startThread = async <C extends object = Calls>(
  workerUrl: URL,
  thread: StoreThread,
  { clock, onDeath }: { clock: Clock; onDeath: (error: HookError) => void },
): Promise<ThreadClient<C>> => {
  const worker = new Worker(workerUrl, {
    workerData: thread,
    name: `store ${thread.role}`,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  const waiting = new Map<number, Waiting>()
  let ended: HookError | null = null
  let closing = false
  let numbers = 0

  const end = (why: string): void => {
    const first = ended === null
    ended ??= gone(why)
    if (first && !closing) onDeath(ended)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }

  const settle = ([id, value, error]: Answer): void => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) call?.resolve(value as never)
    else call?.reject(fromBody(error))
  }

  const opening = await firstWord(worker)
  if ('error' in opening) {
    await worker.terminate()
    throw fromBody(opening.error)
  }
  worker.on('message', (answers: Answer[]) => answers.forEach(settle))
  worker.on('error', error => end(reasonOf(error)))
  worker.on('exit', () => end('its thread has ended'))

  let outgoing: Request[] = []

  /** What was called within one turn of the event loop goes as one message: a message costs more than its content. */
  const flush = (): void => {
    const requests = outgoing
    outgoing = []
    worker.postMessage(requests)
  }

  const send = (op: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended)
      waiting.set(++numbers, { resolve, reject })
      if (outgoing.push([numbers, op, clock.now(), args]) === 1) setImmediate(flush)
    })

  return {
    call: (op, ...args) => send(op, args) as never,
    note: opening.note,
    async close() {
      if (ended !== null) return
      closing = true
      const exited = once(worker, 'exit')
      // A thread that dies on the way is closed as well.
      await send(CLOSE, []).catch(() => {})
      ended = gone('it was closed')
      await exited
    },
  }
}
