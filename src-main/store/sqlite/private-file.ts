import { closeSync, openSync } from 'node:fs'

/** Makes an empty file that only its owner may read, for SQLite to fill: its own would be everybody’s to read. */
export const makePrivateFile = (path: string): void => {
  try {
    closeSync(openSync(path, 'a', 0o600))
  } catch {
    // SQLite says why it cannot be used.
  }
}
