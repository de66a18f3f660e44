import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench event-types delete NAME` */
export const eventTypesDelete = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('delete')
      .description('delete an event type of your own; events of it are still taken')
      .argument('<name>', 'name of the event type')
      .option('--yes', 'do not ask'),
  ).action(async (name: string, options: OutputOptions & { yes?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    const { builtin } = await engine.eventTypes.get({ name })
    if (!builtin) await confirm(terminal, options, `Delete the event type "${name}"?`)
    await engine.eventTypes.remove({ name })
    show(terminal, options, { type: 'deleted', name }, () => [`Deleted the event type ${name}.`])
  })
