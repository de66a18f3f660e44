import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench webhooks delete ID` */
export const webhooksDelete = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('delete')
      .description('delete a webhook, its log and what waits')
      .argument('<id>', 'id of the webhook')
      .option('--yes', 'do not ask'),
  ).action(async (id: string, options: OutputOptions & { yes?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    const { name } = await engine.webhooks.get({ id })
    await confirm(terminal, options, `Delete the webhook "${name}", its log and what waits?`)
    await engine.webhooks.remove({ id })
    show(terminal, options, { type: 'deleted', id }, () => [`Deleted ${id}.`])
  })
