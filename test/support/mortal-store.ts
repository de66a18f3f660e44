import { existsSync, rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { serveStore } from '../../src-main/store/sqlite/serve-store.ts'
import type { StoreThread } from '../../src-main/store/sqlite/wire.ts'

/** A store thread that dies, once, when there is a file with its role behind the database's name; `…hang` stops it. */
const { file, role } = workerData as StoreThread

const isDue = (what: string): boolean => {
  const found = existsSync(`${file}.${role}.${what}`)
  if (found) rmSync(`${file}.${role}.${what}`)
  return found
}

setInterval(() => {
  if (isDue('die')) throw new Error(`The ${role} met a fault.`)
  if (isDue('hang')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}, 20).unref()

if (parentPort !== null) serveStore(workerData as StoreThread, parentPort)
