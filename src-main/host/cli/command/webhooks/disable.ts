import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench webhooks disable ID` */
export const webhooksDisable = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('disable').description('stop sending; what waits is held').argument('<id>', 'id of the webhook'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const webhook = await engine.webhooks.disable({ id })
    show(terminal, options, webhook, () => [`Disabled ${id}.`])
  })
