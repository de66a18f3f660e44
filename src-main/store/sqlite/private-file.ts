import { closeSync, openSync } from 'node:fs'

/**
 * Makes an empty file that only its owner may read, for SQLite to fill: its own would be everybody’s to read. One that
 * is there is not touched: on POSIX systems to open and close it would end the locks that this process has on it.
 */
export const makePrivateFile = (path: string): void => {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch {
    // It is there, or SQLite says why it cannot be.
  }
}
