import type { BigIntStats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Seen } from '../../port/source-store.ts'
import type { Ignores } from './ignore.ts'

export interface Scan {
  seen: ReadonlyMap<string, Seen>
  /** Paths of which nothing is known now: folders that cannot be listed and files that cannot be asked about. */
  unread: ReadonlyMap<string, string>
}

export interface ScanOptions {
  root: string
  ignores: Ignores
  /** Ends the look early; what it answers then is of no use. */
  stopped: () => boolean
}

/** Questions to the file system at once: few, since a drive that hangs keeps a thread of the process for each. */
const AT_ONCE = 2

const NANOSECONDS = 1e6

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'

/** It is not there, or no more what it was a moment ago: the next look tells. */
const isGone = (code: string): boolean => code === 'ENOENT' || code === 'ENOTDIR'

const toSeen = (path: string, { dev, ino, birthtimeNs, size, mtimeNs }: BigIntStats): Seen => ({
  path,
  folder: false,
  identity: `${dev}:${ino}`,
  born: Number(birthtimeNs) / NANOSECONDS,
  size: Number(size),
  modified: Number(mtimeNs) / NANOSECONDS,
})

/**
 * Lists a tree: its files and folders, no links, nothing special. It takes its time and the tree may change meanwhile,
 * so that one look may see a file twice or miss it. Rejects with the error of the file system when the root itself
 * cannot be listed.
 */
export const scanTree = async ({ root, ignores, stopped }: ScanOptions): Promise<Scan> => {
  const seen = new Map<string, Seen>()
  const unread = new Map<string, string>()
  const folders = ['']

  const look = async (path: string): Promise<void> => {
    try {
      const stats = await lstat(join(root, path), { bigint: true })
      if (stats.isFile()) seen.set(path, toSeen(path, stats))
    } catch (error) {
      const code = codeOf(error)
      if (!isGone(code)) unread.set(path, code)
    }
  }

  const lookAll = async (paths: readonly string[]): Promise<void> => {
    const rest = paths.values()
    const worker = async (): Promise<void> => {
      for (const path of rest) {
        if (stopped()) return
        await look(path)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }

  const list = async (folder: string): Promise<void> => {
    const files: string[] = []
    for (const item of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${item.name}`
      if (ignores(path)) continue
      if (item.isFile()) files.push(path)
      if (!item.isDirectory()) continue
      seen.set(path, { path, folder: true, identity: '', born: 0, size: 0, modified: 0 })
      folders.push(path)
    }
    await lookAll(files)
  }

  for (const folder of folders) {
    if (stopped()) break
    try {
      await list(folder)
    } catch (error) {
      if (folder === '') throw error
      const code = codeOf(error)
      if (isGone(code)) seen.delete(folder)
      else unread.set(folder, code)
    }
  }
  return { seen, unread }
}
