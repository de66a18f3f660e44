import { type ErrorBody, HookError } from '../../../src-shared/error.ts'

/** A call to a store thread. `now` is the caller's clock; the threads have none. */
export type Request = [id: number, op: string, now: number, args: readonly unknown[]]
export type Answer = [id: number, value: unknown] | [id: number, value: undefined, error: ErrorBody]

/** The call that ends a thread. */
export const CLOSE = 'close'

/** First thing a thread posts: it is open, or why it is not. */
export type Opening = { note: string | null } | { error: ErrorBody }

/** What a thread is started with. */
export interface StoreThread {
  role: 'writer' | 'reader'
  file: string
  /** Folder of the long bodies. */
  bodies: string
  maxBytes?: number
}

const sqliteCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')
    ? error.code
    : null

/** An error as it goes over the wire: ours as it is, SQLite's as the sentence a person can act on. */
export const toErrorBody = (error: unknown): ErrorBody => {
  if (error instanceof HookError) return error.toBody()
  const message = error instanceof Error ? error.message : String(error)
  const code = sqliteCode(error)
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') {
    return {
      code: 'DISK_FULL',
      message: 'The disk with the data directory is full; nothing was stored.',
      help: 'Free some space. Work goes on by itself when there is room again.',
    }
  }
  if (code?.startsWith('SQLITE_BUSY')) {
    return {
      code: 'BUSY',
      message: 'Another program keeps the database locked.',
      help: 'Close the program that has hookbench.db open.',
    }
  }
  if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) {
    return {
      code: 'DATA_DIRECTORY_UNUSABLE',
      message: `The database file is damaged (${message}).`,
      help: 'Restore hookbench.db from a backup.',
    }
  }
  if (code?.startsWith('SQLITE_READONLY') || code?.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return {
      code: 'DATA_DIRECTORY_UNUSABLE',
      message: `This user may not write the database file (${message}).`,
      help: 'Give this user a data directory of its own, with --data-dir or HOOKBENCH_DATA.',
    }
  }
  return { code: 'INTERNAL', message: code === null ? message : `The database failed: ${message} (${code}).` }
}
