import { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import type { Forgotten } from '../../../../engine/secret/forget-secrets.ts'
import { parseKey } from '../../../data-key.ts'
import { dataDirectory } from '../../../data-directory.ts'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { jsonLine, type OutputOptions } from '../../print/show.ts'
import type { Terminal } from '../../terminal.ts'

interface Options extends OutputOptions {
  dataDir?: string
  yes?: boolean
}

const HELP = `
For a data directory whose key is lost, while no engine uses it. Secrets that the key opens stay; the others are
forgotten: webhooks get new ones where Hookbench makes them, and what has to be typed again is named. Messages,
deliveries, captures and all settings stay.

Example:
  hookbench secrets reset --data-dir /var/lib/hookbench`

const lineOf = ({ kind, name, secret, toDo }: Forgotten): string =>
  `${kind} “${name}”: ${toDo}${secret === null ? '' : ` ${secret}`}`

const askFirst = async (terminal: Terminal, options: Options, dataDir: string): Promise<void> => {
  if (options.yes !== true && !(terminal.isTty.in && terminal.isTty.err)) {
    throw new HookError('INVALID_INPUT', 'Nobody is there to confirm it.', { help: 'Say --yes to go on without.' })
  }
  await confirm(terminal, options, `Forget the secrets in ${dataDir} that its key cannot open?`)
}

/** `hookbench secrets reset` */
export const secretsReset = ({ terminal, clock, files }: Cli): Command =>
  new Command('reset')
    .description('forget the secrets that the key of a data directory cannot open')
    .option('--data-dir <dir>', 'data directory (HOOKBENCH_DATA)')
    .option('--json', 'print JSON lines')
    .option('--yes', 'do not ask')
    .addHelpText('after', HELP)
    .action(async (options: Options, command: Command) => {
      const { env } = terminal
      const dataDir = dataDirectory(options.dataDir ?? command.optsWithGlobals<{ dataDir?: string }>().dataDir, env)
      await askFirst(terminal, options, dataDir)
      const { resetSecrets } = await import('../../../reset-secrets.ts')
      const key = env.HOOKBENCH_KEY ? parseKey(env.HOOKBENCH_KEY) : null
      const forgotten = await resetSecrets({ dataDir, key, clock, workerUrl: files.worker })
      if (options.json) for (const each of forgotten) jsonLine(terminal, { type: 'forgotten', ...each })
      else if (forgotten.length === 0) terminal.out('No secret was lost.\n')
      else for (const each of forgotten) terminal.out(`${lineOf(each)}\n`)
    })
