import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { HookError } from '../../../../src-shared/error.ts'
import type { Terminal } from '../terminal.ts'

/** The bytes of an argument that is `@file`, `-` for standard input, or else the text itself. */
export const readArgument = async (argument: string, terminal: Terminal): Promise<Buffer> => {
  if (argument === '-') return buffer(terminal.stdin)
  if (!argument.startsWith('@')) return Buffer.from(argument)
  const path = argument.slice(1)
  try {
    return await readFile(path)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new HookError('INVALID_INPUT', `Cannot read the file "${path}": ${reason}.`, { cause })
  }
}
