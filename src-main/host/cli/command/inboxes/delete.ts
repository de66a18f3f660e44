import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { count } from '../../print/units.ts'

/** `hookbench inboxes delete NAME` */
export const inboxesDelete = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('delete')
      .description('delete an inbox and its captures')
      .argument('<name>', 'name of the inbox')
      .option('--yes', 'do not ask'),
  ).action(async (name: string, options: OutputOptions & { yes?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    const inbox = await engine.inboxes.get({ name })
    await confirm(terminal, options, `Delete the inbox "${name}" and its ${count(inbox.captures, 'capture')}?`)
    await engine.inboxes.remove({ name })
    show(terminal, options, { type: 'deleted', name }, () => [`Deleted the inbox ${name}.`])
  })
