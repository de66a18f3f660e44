import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { webhookLines } from './webhook-fields.ts'

/** `hookbench webhooks show ID` */
export const webhooksShow = ({ terminal }: Cli): Command =>
  engineCommand(new Command('show').description('show one webhook').argument('<id>', 'id of the webhook')).action(
    async (id: string, options: OutputOptions, command: Command) => {
      const engine = await connect(command, terminal)
      const webhook = await engine.webhooks.get({ id })
      show(terminal, options, webhook, () => webhookLines(webhook))
    },
  )
