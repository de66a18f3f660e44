import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { createDiskRoom } from './disk-room.ts'
import { createGoneBodies } from './gone-bodies.ts'
import { createGroupCommit } from './group-commit.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { createPurge } from './purge.ts'
import { createReader } from './reader.ts'
import { type Answer, CLOSE, type Opening, type Request, type StoreThread, toErrorBody } from './wire.ts'
import { createWriter } from './writer.ts'

/** Calls that may share one commit; more wait for the next, so that the first of them need not wait long. */
const GROUP = 512

interface Work {
  run(requests: readonly Request[]): Answer[]
  /** A little of what can wait; `idle`: no call came since the last time. False when nothing is left. */
  rest(idle: boolean): boolean
  close(): void
}

const openWriter = (db: Database, bodies: string): Work => {
  const room = createDiskRoom(db.name)
  const { writes, memory, rest } = createWriter(db, createPurge(db), room, createGoneBodies(db, bodies))
  return { run: createGroupCommit(db, writes, memory, room.outcome), rest, close: () => void db.close() }
}

type ReadCalls = Record<string, (...args: unknown[]) => unknown>

/** Opens its connection at the first call: the thread can start while the writer still migrates. */
const openReader = (file: string): Work => {
  let db: Database | null = null
  let calls: ReadCalls | null = null

  const openCalls = (): ReadCalls => {
    db ??= openDatabase({ file, readonly: true })
    return createReader(db) as ReadCalls
  }

  const runOne = ([id, op, , args]: Request): Answer => {
    try {
      calls ??= openCalls()
      const call = calls[op]
      if (call === undefined) throw new Error(`The store has no call ${op}.`)
      return [id, call(...args)]
    } catch (error) {
      return [id, undefined, toErrorBody(error)]
    }
  }
  return { run: requests => requests.map(runOne), rest: () => false, close: () => void db?.close() }
}

/** Everything that waits at the port, `first` included. */
const drain = (port: MessagePort, first: Request[]): Request[] => {
  const requests = first
  while (requests.length < GROUP) {
    const next = receiveMessageOnPort(port)
    if (next === undefined) break
    requests.push(...(next.message as Request[]))
  }
  return requests
}

const openWork = ({ role, file, bodies, maxBytes }: StoreThread): { work: Work; note: string | null } => {
  if (role === 'reader') return { work: openReader(file), note: null }
  const db = openDatabase({ file, readonly: false, ...(maxBytes === undefined ? {} : { maxBytes }) })
  const { from, to, backup } = migrate(db)
  const note = backup === null ? null : `Migrated the database from version ${from} to ${to}; kept ${backup}.`
  return { work: openWriter(db, bodies), note }
}

/**
 * The loop of a store thread: take all calls that wait, run them as one group, answer them. Between groups the writer
 * takes away rows of removed webhooks and inboxes and those kept long enough, a few at a time.
 */
const serve = (work: Work, port: MessagePort): void => {
  let resting = false
  let idle = false
  let closed = false

  const rest = (): void => {
    resting = false
    if (closed) return
    try {
      const more = work.rest(idle)
      idle = true
      if (more) restLater()
    } catch {
      // The disk is full or locked: the next group tries again.
    }
  }
  const restLater = (): void => {
    if (!resting) setImmediate(rest)
    resting = true
  }
  const close = (id: number): void => {
    closed = true
    work.close()
    port.postMessage([[id, undefined]])
    port.close()
  }

  port.on('message', (first: Request[]) => {
    const requests = drain(port, first)
    idle = false
    const closing = requests.find(([, op]) => op === CLOSE)
    port.postMessage(work.run(requests.filter(([, op]) => op !== CLOSE)))
    if (closing === undefined) restLater()
    else close(closing[0])
  })
  restLater()
}

/** Body of a store thread; `port` is the one to the thread that started it. */
export const serveStore = (thread: StoreThread, port: MessagePort): void => {
  const tell = (opening: Opening): void => port.postMessage(opening)
  try {
    const { work, note } = openWork(thread)
    tell({ note })
    serve(work, port)
  } catch (error) {
    tell({ error: toErrorBody(error) })
  }
}
