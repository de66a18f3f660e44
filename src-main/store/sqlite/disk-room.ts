import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'

/** What a commit did to the disk, and whether the disk takes writes. */
export interface DiskRoom {
  /** A commit succeeded, or failed with this code. */
  outcome(code: string | null): void
  /** Whether the last commit found no room, and a small file finds none now. */
  isFull(): boolean
}

/** More than the rest of a block that a failed commit left room in; random, so that no file system packs it. */
const PROBE_BYTES = 64 * 1024

const tryToWrite = (path: string): boolean => {
  try {
    const file = openSync(path, 'w', 0o600)
    try {
      writeSync(file, randomBytes(PROBE_BYTES))
      fsyncSync(file)
    } finally {
      closeSync(file)
      rmSync(path, { force: true })
    }
    return true
  } catch {
    return false
  }
}

/** Watches the disk of a database: after a commit that found no room it is full until something can be written again. */
export const createDiskRoom = (database: string): DiskRoom => {
  let full = false
  return {
    outcome(code) {
      if (code === null || code === 'DISK_FULL') full = code !== null
    },
    isFull: () => {
      if (full) full = !tryToWrite(`${database}.probe`)
      return full
    },
  }
}
