import { openAsBlob } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HookError } from '../../../src-shared/error.ts'
import type { BodyStore, BodyWriter } from '../../engine/port/body-store.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const bodyError = (error: unknown): unknown =>
  codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT'
    ? new HookError('DISK_FULL', 'The disk with the data directory is full; the body was not stored.', {
        help: 'Free some space. Work goes on by itself when there is room again.',
        cause: error,
      })
    : error

/** Makes the names in a folder last. Windows opens no folders; its file system keeps names in order by itself. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Long bodies as files of a folder, which is made with the first of them. Only the owner may read them. */
export const createBodyFolder = (folder: string): BodyStore => {
  const create = (id: string): BodyWriter => {
    const path = join(folder, id)
    let file: FileHandle | null = null

    const opened = async (): Promise<FileHandle> => {
      const made = await mkdir(folder, { recursive: true, mode: 0o700 })
      if (made !== undefined) await syncFolder(join(folder, '..'))
      return open(path, 'wx', 0o600)
    }
    const close = async (): Promise<void> => {
      const handle = file
      file = null
      await handle?.close()
    }

    return {
      async write(parts) {
        try {
          file ??= await opened()
          // writev may write less than it was given; writeFile goes on until all is written.
          await file.writeFile(parts.length === 1 ? (parts[0] ?? '') : Buffer.concat(parts))
        } catch (error) {
          throw bodyError(error)
        }
      },
      async keep() {
        try {
          await file?.sync()
          await close()
          await syncFolder(folder)
        } catch (error) {
          throw bodyError(error)
        }
      },
      async discard() {
        await close().catch(() => {})
        await rm(path, { force: true }).catch(() => {})
      },
    }
  }

  return { create, open: id => openAsBlob(join(folder, id)) }
}
