import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench captures delete ID` */
export const capturesDelete = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('delete')
      .description('delete a capture')
      .argument('<id>', 'id of the capture')
      .option('--yes', 'do not ask'),
  ).action(async (id: string, options: OutputOptions & { yes?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    await confirm(terminal, options, `Delete the capture ${id}?`)
    await engine.captures.remove({ id })
    show(terminal, options, { type: 'deleted', id }, () => [`Deleted ${id}.`])
  })
