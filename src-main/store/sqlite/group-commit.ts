import type { Database } from 'better-sqlite3'
import type { DiskRoom } from './disk-room.ts'
import { createTransactions, type OpenTransaction, type Transaction } from './transaction.ts'
import { type Answer, type Request, toErrorBody } from './wire.ts'

/** Changes rows inside the commit of its group. */
export type Write = (tx: Transaction, now: number, ...args: never[]) => unknown
/** Looks at or changes only the writer's memory, after the group's commit. */
export type Memory = (now: number, ...args: never[]) => unknown

type Loose = (...args: unknown[]) => unknown

const failed = ([id]: Request, error: unknown): Answer => [id, undefined, toErrorBody(error)]

/**
 * Runs the calls that wait as one group: all writes in one transaction with one sync of the disk, then the calls that
 * need memory only, and gives the answers back when everything is on disk. When a group fails, its writes are run
 * again one by one, so that a bad one fails alone.
 */
export const createGroupCommit = (
  db: Database,
  writes: Record<string, Write>,
  memory: Record<string, Memory>,
  outcome: DiskRoom['outcome'] = () => {},
): ((requests: readonly Request[]) => Answer[]) => {
  const openTransaction = createTransactions(db)
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')

  const commitAll = (tx: OpenTransaction, requests: readonly Request[]): Answer[] => {
    begin.run()
    try {
      const answers = requests.map(([id, op, now, args]): Answer => [id, (writes[op] as Loose)(tx, now, ...args)])
      tx.flush()
      commit.run()
      return answers
    } catch (error) {
      if (db.inTransaction) rollback.run()
      throw error
    }
  }

  const runTogether = (requests: readonly Request[]): Answer[] => {
    const tx = openTransaction()
    const answers = commitAll(tx, requests)
    tx.committed()
    outcome(null)
    return answers
  }

  const runWrites = (requests: readonly Request[]): Answer[] => {
    try {
      return runTogether(requests)
    } catch (error) {
      if (requests.length === 1) {
        outcome(toErrorBody(error).code)
        return requests.map(request => failed(request, error))
      }
      return requests.flatMap(request => runWrites([request]))
    }
  }

  const runMemory = (request: Request): Answer => {
    const [id, op, now, args] = request
    try {
      return [id, (memory[op] as Loose)(now, ...args)]
    } catch (error) {
      return failed(request, error)
    }
  }

  return requests => {
    const writing = requests.filter(([, op]) => op in writes)
    const answers = writing.length === 0 ? [] : runWrites(writing)
    for (const request of requests) if (!(request[1] in writes)) answers.push(runMemory(request))
    return answers
  }
}
