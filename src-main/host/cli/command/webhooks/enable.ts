import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench webhooks enable ID` */
export const webhooksEnable = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('enable').description('send what is held and what comes').argument('<id>', 'id of the webhook'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const webhook = await engine.webhooks.enable({ id })
    show(terminal, options, webhook, () => [`Enabled ${id}.`])
  })
