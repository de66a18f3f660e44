import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { Terminal } from '../terminal.ts'
import { readArgument } from './file-argument.ts'
import { parseHeader } from './header.ts'

export const HEADERS_HELP = `
Headers whose names hold key, token, secret or password, Authorization and Cookie are kept encrypted and shown as •••;
--secret-header does the same for others. Their values are better read from a file: --header @file, a line for each.`

/** Headers from flags that are each `Name: value`, `@file` or `-`, the last two with one a line. */
export const readHeaders = async (flags: readonly string[], terminal: Terminal): Promise<HeaderList> => {
  const headers: HeaderList = []
  for (const flag of flags) {
    const lines = (await readArgument(flag, terminal)).toString('utf8').split(/\r?\n/)
    headers.push(...lines.filter(line => line.trim() !== '').map(parseHeader))
  }
  return headers
}
