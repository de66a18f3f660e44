import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { HookError } from '../../../../../src-shared/error.ts'
import type { Terminal } from '../../terminal.ts'

const unreadable = (file: string, cause: unknown): HookError => {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new HookError('INVALID_INPUT', `Cannot read the file "${file}": ${reason}.`, { cause })
}

/** The bytes of a batch file, `-` for standard input. Throws INVALID_INPUT for one that cannot be read. */
export const openBatch = async (file: string, { stdin }: Terminal): Promise<Readable> => {
  if (file === '-') return stdin
  const handle = await open(file).catch((cause: unknown) => Promise.reject(unreadable(file, cause)))
  if (!(await handle.stat()).isDirectory()) return handle.createReadStream()
  await handle.close()
  throw unreadable(file, new Error('it is a folder'))
}
