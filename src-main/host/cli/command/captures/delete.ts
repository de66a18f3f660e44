import { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { QUERY_HELP, readQuery } from '../../option/query-line.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { count } from '../../print/units.ts'

interface DeleteOptions extends OutputOptions {
  filter?: string
  dryRun?: boolean
  yes?: boolean
}

/** `hookbench captures delete ID`, or those of `--filter` */
export const capturesDelete = ({ terminal, clock }: Cli): Command =>
  engineCommand(
    new Command('delete')
      .description('delete a capture, or all that a filter means but the pinned ones')
      .argument('[id]', 'id of the capture')
      .option('--filter <query>', 'which ones: filters and words')
      .option('--dry-run', 'only count them')
      .option('--yes', 'do not ask')
      .addHelpText('after', QUERY_HELP)
      .addHelpText('after', "\nExample:\n  hookbench captures delete --filter 'inbox:shop until:7d' --dry-run"),
  ).action(async (id: string | undefined, options: DeleteOptions, command: Command) => {
    const { filter, dryRun = false } = options
    if ((id === undefined) === (filter === undefined) || (id !== undefined && dryRun)) {
      throw new HookError('INVALID_INPUT', 'Give either the id of a capture or --filter.', {
        help: '--dry-run goes with --filter.',
      })
    }
    if (id !== undefined) {
      const engine = await connect(command, terminal)
      await confirm(terminal, options, `Delete the capture ${id}?`)
      await engine.captures.remove({ id })
      show(terminal, options, { type: 'deleted', id }, () => [`Deleted ${id}.`])
      return
    }
    const query = readQuery([filter ?? ''], clock)
    const engine = await connect(command, terminal)
    const found = await engine.captures.removeMatching({ query: { ...query, dryRun: true } })
    if (dryRun) {
      show(terminal, options, { type: 'found', ...found }, () => [`${count(found.count, 'capture')} would go.`])
      return
    }
    await confirm(terminal, options, `Delete ${count(found.count, 'capture')}?`)
    const removed = await engine.captures.removeMatching({ query })
    show(terminal, options, { type: 'deleted', ...removed }, () => [`Deleted ${count(removed.count, 'capture')}.`])
  })
