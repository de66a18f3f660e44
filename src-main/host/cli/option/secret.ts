import { HookError } from '../../../../src-shared/error.ts'
import type { Terminal } from '../terminal.ts'
import { readArgument } from './file-argument.ts'

export const SECRET_HELP = `
A secret on the command line can be seen by other users of the machine and stays in the shell's history:
use --secret @file, --secret - (standard input) or --secret env:NAME (an environment variable).`

const read = async (flag: string, terminal: Terminal): Promise<string> => {
  if (!flag.startsWith('env:')) return (await readArgument(flag, terminal)).toString('utf8').replace(/\r?\n$/, '')
  const name = flag.slice('env:'.length)
  const value = terminal.env[name]
  if (value !== undefined) return value
  throw new HookError('INVALID_INPUT', `There is no environment variable ${name}.`, { field: 'secret' })
}

/** The secret from the flag (text, `@file`, `-` or `env:NAME`), else from HOOKBENCH_SECRET; one line end after it is dropped. */
export const readSecret = async (flag: string | undefined, terminal: Terminal): Promise<string | undefined> => {
  if (flag === undefined) return terminal.env.HOOKBENCH_SECRET || undefined
  const secret = await read(flag, terminal)
  if (secret === '') throw new HookError('INVALID_INPUT', 'The secret is empty.', { field: 'secret' })
  return secret
}

/** The same, for commands that cannot do without. */
export const requireSecret = async (flag: string | undefined, terminal: Terminal): Promise<string> => {
  const secret = await readSecret(flag, terminal)
  if (secret !== undefined) return secret
  throw new HookError('INVALID_INPUT', 'Give a secret.', {
    field: 'secret',
    help: 'Use --secret @file or the environment variable HOOKBENCH_SECRET.',
  })
}
