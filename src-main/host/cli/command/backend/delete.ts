import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { EXIT } from '../../exit-code.ts'
import type { OutputOptions } from '../../print/show.ts'
import { count } from '../../print/units.ts'
import { inBatches } from './in-batches.ts'
import { runSteps } from './run-steps.ts'

/** `hookbench backend delete IDS…` */
export const backendDelete = ({ terminal, finish }: Cli): Command =>
  engineCommand(
    new Command('delete')
      .description('delete jobs in any state but active; their messages stay and say so')
      .argument('<ids...>', 'ids of the jobs')
      .option('--yes', 'do not ask'),
  ).action(async (ids: string[], options: OutputOptions & { yes?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    await confirm(terminal, options, `Delete ${count(ids.length, 'job')}? What waits among them is never sent.`)
    const clean = await runSteps(terminal, options, { past: 'Deleted', type: 'deleted' }, async cursor => {
      const { batch, next } = inBatches(ids, cursor)
      const { deleted, skipped } = await engine.backend.remove({ ids: batch })
      return { done: deleted, skipped, next }
    })
    if (!clean) finish(EXIT.failure)
  })
