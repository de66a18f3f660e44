import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { EXIT } from '../../exit-code.ts'
import type { OutputOptions } from '../../print/show.ts'
import { count } from '../../print/units.ts'
import { runSteps } from './run-steps.ts'

/** `hookbench backend empty` */
export const backendEmpty = ({ terminal, finish }: Cli): Command =>
  engineCommand(
    new Command('empty')
      .description('delete every job that waits: queued, deferred and scheduled')
      .option('--yes', 'do not ask'),
  ).action(async (options: OutputOptions & { yes?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    const { queues } = await engine.backend.status()
    const waiting = queues.reduce((sum, { queued, deferred, scheduled }) => sum + queued + deferred + scheduled, 0)
    await confirm(terminal, options, `Delete what waits (${count(waiting, 'job')})? It is never sent.`)
    const clean = await runSteps(terminal, options, { past: 'Deleted', type: 'deleted' }, async cursor => {
      const { deleted, ...rest } = await engine.backend.empty(cursor === undefined ? {} : { cursor })
      return { done: deleted, ...rest }
    })
    if (!clean) finish(EXIT.failure)
  })
