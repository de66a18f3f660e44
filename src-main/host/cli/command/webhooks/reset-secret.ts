import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { fields } from '../../print/fields.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench webhooks reset-secret ID` */
export const webhooksResetSecret = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('reset-secret')
      .description('make a new secret and print it once; the old one stops at once')
      .argument('<id>', 'id of the webhook'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const reset = await engine.webhooks.resetSecret({ id })
    show(terminal, options, reset, () =>
      fields([
        ['secret', reset.secret],
        ['public key', reset.publicKey],
      ]),
    )
  })
