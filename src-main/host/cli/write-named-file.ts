import { writeFile } from 'node:fs/promises'
import { HookError } from '../../../src-shared/error.ts'
import { fileError } from '../file-error.ts'
import { confirm } from './confirm.ts'
import type { Terminal } from './terminal.ts'

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

const causeOf = (path: string, cause: unknown): unknown => {
  const known = fileError(path, cause)
  if (known instanceof HookError && known.code === 'DISK_FULL') return known
  const reason = hasCode(cause, 'ENOENT')
    ? 'its folder does not exist'
    : cause instanceof Error
      ? cause.message
      : String(cause)
  return new HookError('INVALID_INPUT', `Cannot write the file "${path}": ${reason}.`, {
    help: 'Name a file in a folder that exists and that you may write to.',
    cause,
  })
}

/** Writes a file that the command line names, for its owner alone. One that is there goes only when a person says so. */
export const writeNamedFile = async (
  path: string,
  text: string,
  { force = false }: { force?: boolean },
  terminal: Terminal,
): Promise<void> => {
  const write = (flag: 'w' | 'wx'): Promise<void> => writeFile(path, text, { mode: 0o600, flag })
  try {
    await write(force ? 'w' : 'wx')
    return
  } catch (error) {
    if (force || !hasCode(error, 'EEXIST')) throw causeOf(path, error)
  }
  if (!terminal.isTty.in || !terminal.isTty.err) {
    throw new HookError('CONFLICT', `There is a file "${path}" already; it stays as it is.`, {
      help: 'Name another, or give --force to write over it.',
    })
  }
  await confirm(terminal, {}, `Write over the file "${path}"?`)
  await write('w').catch((error: unknown) => {
    throw causeOf(path, error)
  })
}
