import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { readSecret, SECRET_HELP } from '../../option/secret.ts'
import { fields } from '../../print/fields.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench webhooks reset-secret ID` */
export const webhooksResetSecret = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('reset-secret')
      .description('make a new secret and print it once, or set your own; the old one stops at once')
      .argument('<id>', 'id of the webhook')
      .option('--secret <secret>', 'a secret of your own: text, @file, - or env:NAME')
      .addHelpText('after', SECRET_HELP),
  ).action(async (id: string, options: OutputOptions & { secret?: string }, command: Command) => {
    const secret = options.secret === undefined ? undefined : await readSecret(options.secret, terminal)
    const engine = await connect(command, terminal)
    const reset = await engine.webhooks.resetSecret({ id, ...(secret === undefined ? {} : { secret }) })
    show(terminal, options, reset, () =>
      fields([
        ['secret', reset.secret],
        ['public key', reset.publicKey],
      ]),
    )
  })
