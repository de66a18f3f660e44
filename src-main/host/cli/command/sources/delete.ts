import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench sources delete ID` */
export const sourcesDelete = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('delete')
      .description('delete a source; its messages stay')
      .argument('<id>', 'id of the source')
      .option('--yes', 'do not ask'),
  ).action(async (id: string, options: OutputOptions & { yes?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    const { name } = await engine.sources.get({ id })
    await confirm(terminal, options, `Delete the source "${name}"?`)
    await engine.sources.remove({ id })
    show(terminal, options, { type: 'deleted', id }, () => [`Deleted ${id}.`])
  })
