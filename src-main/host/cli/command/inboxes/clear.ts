import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { count } from '../../print/units.ts'

/** `hookbench inboxes clear NAME` */
export const inboxesClear = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('clear')
      .description('delete the captures of an inbox, but no pinned ones')
      .argument('<name>', 'name of the inbox')
      .option('--yes', 'do not ask'),
  ).action(async (name: string, options: OutputOptions & { yes?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    await engine.inboxes.get({ name })
    const found = await engine.captures.removeMatching({ query: { inbox: name, dryRun: true } })
    await confirm(terminal, options, `Delete ${count(found.count, 'capture')} of the inbox "${name}"?`)
    const removed = await engine.captures.removeMatching({ query: { inbox: name } })
    show(terminal, options, { type: 'deleted', ...removed }, () => [`Deleted ${count(removed.count, 'capture')}.`])
  })
