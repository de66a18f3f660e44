import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { expect } from 'vitest'
import { startHostProcess } from '../../support/host-process.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'
import { makeTempDir } from '../../support/temp-dir.ts'
import { type FuzzRequest, fuzzRequest } from './fuzz-request.ts'

const CONNECTIONS = 24
const PATIENCE_MS = 30_000

export interface FuzzReport {
  connections: number
  /** Complete requests that were answered 200. */
  complete: number
  /** Resident memory in MiB after the first fifth, at the end, and at most; null where the system does not tell. */
  memory: { early: number; late: number; peak: number } | null
  seconds: number
}

interface Summary {
  target: string
  bodySha256: string
  truncated: boolean
}

const countOf = (text: string, part: string): number => text.split(part).length - 1

/** Sends it; answers how many times it was answered 200. */
const send = (port: number, { pieces, complete, breaksOff }: FuzzRequest): Promise<number> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1')
    const late = setTimeout(() => {
      socket.destroy()
      reject(
        new Error(`No answer came to ${complete[0]?.target ?? 'what was broken'}; so far: ${answer.slice(0, 500)}`),
      )
    }, PATIENCE_MS)
    const finish = (): void => {
      clearTimeout(late)
      socket.destroy()
      resolve(countOf(answer, 'HTTP/1.1 200 OK'))
    }
    socket.setNoDelay(true)
    socket.on('connect', () => {
      const [first = Buffer.alloc(0), second] = pieces
      socket.write(first, () => {
        if (second !== undefined) setImmediate(() => socket.write(second))
        if (breaksOff) setImmediate(() => socket.destroy())
        // What is broken in a way that needs more bytes gets its end.
        else if (complete.length === 0) setImmediate(() => setImmediate(() => socket.end()))
      })
    })
    socket.on('data', chunk => {
      answer += chunk.toString('latin1')
      if (complete.length > 0 && countOf(answer, 'Webhook received!') >= complete.length) finish()
    })
    socket.on('error', () => {})
    socket.on('close', finish)
  })

const memoryOf = (pid: number): { now: number; peak: number } | null => {
  if (process.platform !== 'linux') return null
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  return { now: read('VmRSS'), peak: read('VmHWM') }
}

/** Sends so many connections' worth of requests, valid and broken, and compares what is stored with what was sent. */
export const fuzzRun = async (connections: number, seed: number): Promise<FuzzReport> => {
  const dir = makeTempDir()
  const host = await startHostProcess(dir.path)
  const { rest } = host
  const retention = { days: null, count: null, bytes: null }
  expect((await rest('POST', '/inboxes', { name: 'fuzz', retention })).status).toBe(201)
  const { body: status } = await rest<{ receiver: { url: string } }>('GET', '/status')
  const port = Number(new URL(status.receiver.url).port)
  const random = createSeededRandom(seed)
  const expected = new Map<string, string>()
  const startedAt = performance.now()
  let begun = 0
  let early: number | null = null

  const sendSome = async (): Promise<void> => {
    while (begun < connections) {
      const request = fuzzRequest(random, begun++)
      const answered = await send(port, request)
      expect({ request: request.complete, answered }).toEqual({
        request: request.complete,
        answered: request.complete.length,
      })
      for (const { target, sha256 } of request.complete) expected.set(target, sha256)
      if (begun >= connections / 5) early ??= memoryOf(host.pid)?.now ?? null
    }
  }

  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, sendSome))
    const seconds = (performance.now() - startedAt) / 1000
    const memory = memoryOf(host.pid)
    const stored = new Map<string, Summary>()
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: Summary[]; next: string | null } = (
        await rest<{ items: Summary[]; next: string | null }>(
          'GET',
          `/captures?inbox=fuzz&limit=500${cursor === '' ? '' : `&cursor=${cursor}`}`,
        )
      ).body
      for (const item of page.items) stored.set(item.target, item)
      cursor = page.next
    }
    const wrong = [...expected].filter(([target, sha256]) => {
      const capture = stored.get(target)
      return capture === undefined || capture.truncated || capture.bodySha256 !== sha256
    })
    expect(wrong).toEqual([])
    return {
      connections,
      complete: expected.size,
      memory: memory === null || early === null ? null : { early, late: memory.now, peak: memory.peak },
      seconds,
    }
  } finally {
    await host.stop()
    dir.remove()
  }
}

export const describeFuzz = ({ connections, complete, memory, seconds }: FuzzReport): string => {
  const mib = (value: number): string => `${Math.round(value)} MiB`
  const used =
    memory === null ? '' : `; memory ${mib(memory.early)} early, ${mib(memory.late)} late, ${mib(memory.peak)} at most`
  return `${connections} connections, ${complete} complete requests in ${seconds.toFixed(0)} s${used}`
}

/** Flat, and below what the receiver may take. */
export const expectFlatMemory = ({ memory }: FuzzReport): void => {
  if (memory === null) return
  expect(memory.late - memory.early).toBeLessThan(100)
  expect(memory.peak).toBeLessThan(350)
}
