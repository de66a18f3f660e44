import { Worker } from 'node:worker_threads'
import type { Rendered, TemplateEvent, Templates } from '../../port/templates.ts'
import { type Done, type Job, READY } from './wire.ts'

export interface TemplatesOptions {
  /** Where the thread begins; the wiring file knows. */
  threadUrl: URL
  /** How long one job may hold the thread. */
  deadlineMs?: number
  /** Heap of the thread. */
  mostMb?: number
}

/**
 * The limits of a rendering end it before: the slowest that was found took 1.3 s on two cores shared with seven others.
 * This is for what they do not know of, such as a template that takes long to read.
 */
const DEADLINE_MS = 5000
/** A template that had to be stopped so often in a row is not tried again until it is another. */
const MOST_STOPS = 3
const MOST_REMEMBERED = 1000
const MOST_MB = 256

interface Waiting {
  job: Job
  resolve: (rendered: Rendered) => void
}

/** A thread and when its present job was begun; null while it starts. */
interface Thread {
  worker: Worker
  begunAt: number | null
}

/**
 * Renders on a thread of its own, which starts with the first job and is stopped when one takes too long: that job
 * fails, those behind it go to the next thread. A rendering takes 25 µs of the engine's thread; in place it took 35 µs
 * for a template of a loop and two fields, and as long as it liked for one that was made to.
 */
export const createTemplates = ({
  threadUrl,
  deadlineMs = DEADLINE_MS,
  mostMb = MOST_MB,
}: TemplatesOptions): Templates => {
  const waiting = new Map<number, Waiting>()
  const stops = new Map<string, number>()
  let thread: Thread | null = null
  let timer: NodeJS.Timeout | undefined
  let ids = 0
  let closed = false

  const settle = (id: number, rendered: Rendered): void => {
    waiting.get(id)?.resolve(rendered)
    waiting.delete(id)
  }

  const countStop = (template: string): void => {
    if (stops.size >= MOST_REMEMBERED) stops.clear()
    stops.set(template, (stops.get(template) ?? 0) + 1)
  }

  /** Ends the thread; the job it was at fails, and the others go on. */
  const stop = (problem: string): void => {
    void thread?.worker.terminate()
    thread = null
    clearTimeout(timer)
    timer = undefined
    const [first] = waiting.values()
    if (first === undefined) return
    countStop(first.job[1])
    settle(first.job[0], { problem })
    if (waiting.size > 0) start()
  }

  /** The time of this machine, not of a schedule: a thread that works cannot be asked to wait. */
  const watch = (): void => {
    if (timer !== undefined || thread === null || waiting.size === 0) return
    const current = thread
    const left = current.begunAt === null ? deadlineMs : current.begunAt + deadlineMs - performance.now()
    timer = setTimeout(
      () => {
        timer = undefined
        // An answer may have come while this thread was busy: it is read first.
        setImmediate(() => {
          if (thread !== current) return
          const late = current.begunAt !== null && performance.now() - current.begunAt >= deadlineMs
          if (late && waiting.size > 0) stop(`it takes longer than ${deadlineMs / 1000} s`)
          else watch()
        })
      },
      Math.max(1, left),
    ).unref()
  }

  const start = (): void => {
    const worker = new Worker(threadUrl, {
      name: 'templates',
      resourceLimits: { maxOldGenerationSizeMb: mostMb, maxYoungGenerationSizeMb: 16 },
    })
    const own: Thread = { worker, begunAt: null }
    thread = own
    worker.unref()
    worker.on('message', (message: Done | typeof READY) => {
      if (thread !== own) return
      own.begunAt = performance.now()
      if (message === READY) return
      const [id, rendered] = message
      const template = waiting.get(id)?.job[1]
      if (template !== undefined) stops.delete(template)
      settle(id, rendered)
    })
    worker.on('error', error => {
      if (thread !== own) return
      const code = 'code' in error ? error.code : undefined
      stop(code === 'ERR_WORKER_OUT_OF_MEMORY' ? `it takes more than ${mostMb} MB of memory` : error.message)
    })
    for (const { job } of waiting.values()) worker.postMessage(job)
    watch()
  }

  const ask = (template: string, event: TemplateEvent | null): Promise<Rendered> => {
    if (closed) return Promise.resolve({ problem: 'Hookbench is closing' })
    if ((stops.get(template) ?? 0) >= MOST_STOPS) {
      return Promise.resolve({ problem: `it had to be stopped ${MOST_STOPS} times in a row` })
    }
    return new Promise(resolve => {
      const job: Job = [++ids, template, event]
      const idle = waiting.size === 0
      waiting.set(ids, { job, resolve })
      if (thread === null) return start()
      if (idle && thread.begunAt !== null) thread.begunAt = performance.now()
      thread.worker.postMessage(job)
      watch()
    })
  }

  return {
    async check(template) {
      const outcome = await ask(template, null)
      return 'problem' in outcome ? outcome.problem : null
    },
    render: ask,
    async close() {
      closed = true
      const ending = thread?.worker
      thread = null
      clearTimeout(timer)
      for (const id of waiting.keys()) settle(id, { problem: 'Hookbench is closing' })
      await ending?.terminate()
    },
  }
}
