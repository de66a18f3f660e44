import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench inboxes reset-steps NAME` */
export const inboxesResetSteps = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('reset-steps')
      .description('begin every rule of its answers at the first step again')
      .argument('<name>', 'name of the inbox'),
  ).action(async (name: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const inbox = await engine.inboxes.resetSteps({ name })
    show(terminal, options, inbox, () => [`The inbox ${name} begins at its first step again.`])
  })
