import type { Command } from 'commander'
import type { HeaderList } from '../../../../../src-shared/model/attempt.ts'
import type { ReplayInput } from '../../../../../src-shared/model/replay.ts'
import { readArgument } from '../../option/file-argument.ts'
import { readHeaders } from '../../option/headers.ts'
import { collect } from '../../option/number.ts'
import type { Terminal } from '../../terminal.ts'

/** What of a captured request is sent otherwise. */
export interface EditOptions {
  method?: string
  target?: string
  header?: string[]
  removeHeader?: string[]
  body?: string
}

export const addEditOptions = (command: Command): Command =>
  command
    .option('--method <method>', 'another method')
    .option('--target <target>', 'another path and query')
    .option('--header <header>', '"Name: value" in the place of those of that name, or @file; may be repeated', collect)
    .option('--remove-header <name>', 'leave this header out; may be repeated', collect)
    .option('--body <body>', 'another body: text, @file or -')

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** The first of a name is replaced where it stands; the others of that name go. */
const withHeaders = (before: HeaderList, given: HeaderList, removed: readonly string[]): HeaderList => {
  const left = [...given]
  const kept = before.filter(([name]) => !removed.some(each => isSame(each, name)))
  const list: HeaderList = []
  for (const header of kept) {
    if (!given.some(([name]) => isSame(name, header[0]))) list.push(header)
    while (left.some(([name]) => isSame(name, header[0]))) {
      const at = left.findIndex(([name]) => isSame(name, header[0]))
      list.push(...left.splice(at, 1))
    }
  }
  return [...list, ...left]
}

/** What the options say; undefined when nothing is edited. `headers` gives those that were captured. */
export const readEdit = async (
  { method, target, header, removeHeader, body }: EditOptions,
  terminal: Terminal,
  headers: () => Promise<HeaderList>,
): Promise<ReplayInput['edit']> => {
  const changesHeaders = header !== undefined || removeHeader !== undefined
  if (method === undefined && target === undefined && body === undefined && !changesHeaders) return undefined
  return {
    ...(method === undefined ? {} : { method }),
    ...(target === undefined ? {} : { target }),
    ...(body === undefined ? {} : { bodyBase64: (await readArgument(body, terminal)).toString('base64') }),
    ...(changesHeaders
      ? { headers: withHeaders(await headers(), await readHeaders(header ?? [], terminal), removeHeader ?? []) }
      : {}),
  }
}
