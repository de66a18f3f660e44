import type { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import { readArgument } from '../../option/file-argument.ts'
import { collect, wholeNumber } from '../../option/number.ts'
import type { OutputOptions } from '../../print/show.ts'
import type { Terminal } from '../../terminal.ts'

/** What can be given of a source, at its creation and later. */
export interface SourceOptions extends OutputOptions {
  name?: string
  folder?: string
  ignore?: string[]
  settle?: number
  redis?: string
  stream?: string
  group?: string
}

export const SOURCE_HELP = `
The address of a Redis server may hold a password, which other users of the machine can see on the command line:
use --redis @file or --redis - (standard input).`

export const addSourceOptions = (command: Command): Command =>
  command
    .option('--folder <path>', 'absolute path of the folder to watch, on the computer of the engine')
    .option(
      '--ignore <pattern>',
      'name or path to leave out, with *; may be repeated, replaces the usual ones',
      collect,
    )
    .option(
      '--settle <ms>',
      'how long a file must stay as it is before it counts as written',
      wholeNumber(100, 600_000),
    )
    .option('--redis <url>', 'address of the Redis server: redis://…, @file or -')
    .option('--stream <key>', 'key of the stream')
    .option('--group <name>', 'consumer group')
    .addHelpText('after', SOURCE_HELP)

/** The given options of a folder; undefined when none is. */
export const folderChange = ({ folder: path, ignore, settle: settleMs }: SourceOptions) => {
  if (path === undefined && ignore === undefined && settleMs === undefined) return undefined
  return {
    ...(path === undefined ? {} : { path }),
    ...(ignore === undefined ? {} : { ignore }),
    ...(settleMs === undefined ? {} : { settleMs }),
  }
}

/** The given options of a stream; undefined when none is. */
export const streamChange = async ({ redis, stream: key, group }: SourceOptions, terminal: Terminal) => {
  if (redis === undefined && key === undefined && group === undefined) return undefined
  const url = redis === undefined ? undefined : (await readArgument(redis, terminal)).toString('utf8').trim()
  return {
    ...(url === undefined ? {} : { url }),
    ...(key === undefined ? {} : { key }),
    ...(group === undefined ? {} : { group }),
  }
}

export const refuseBoth = (folder: unknown, stream: unknown): void => {
  if (folder === undefined || stream === undefined) return
  throw new HookError('INVALID_INPUT', 'A source is a folder or a Redis stream, not both.', {
    help: 'Leave out --folder, --ignore and --settle, or --redis, --stream and --group.',
  })
}
