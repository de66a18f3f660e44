import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench tokens delete ID` */
export const tokensDelete = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('delete')
      .description('delete an API token; it stops at once')
      .argument('<id>', 'id of the token')
      .option('--yes', 'do not ask'),
  ).action(async (id: string, options: OutputOptions & { yes?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    await confirm(terminal, options, `Delete the token ${id}? Whoever uses it is locked out.`)
    await engine.tokens.remove({ id })
    show(terminal, options, { type: 'deleted', id }, () => [`Deleted the token ${id}.`])
  })
