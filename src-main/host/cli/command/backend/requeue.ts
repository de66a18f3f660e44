import { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { EXIT } from '../../exit-code.ts'
import type { OutputOptions } from '../../print/show.ts'
import { inBatches } from './in-batches.ts'
import { runSteps } from './run-steps.ts'

interface Options extends OutputOptions {
  all?: boolean
}

const VERB = { past: 'Requeued', type: 'requeued' }

/** `hookbench backend requeue IDS…`, `hookbench backend requeue --all` */
export const backendRequeue = ({ terminal, finish }: Cli): Command =>
  engineCommand(
    new Command('requeue')
      .description('give failed jobs one more attempt')
      .argument('[ids...]', 'ids of the jobs')
      .option('--all', 'every failed job')
      .addHelpText('after', '\nJobs that cannot be sent again are left, with the reason; the exit code is then 1.'),
  ).action(async (ids: string[], options: Options, command: Command) => {
    if ((options.all ?? false) === ids.length > 0) {
      throw new HookError('INVALID_INPUT', 'Give the ids of jobs, or --all.')
    }
    const engine = await connect(command, terminal)
    const clean = await runSteps(terminal, options, VERB, async cursor => {
      const { batch, next: rest } = inBatches(ids, cursor)
      const { requeued, skipped, next } = await engine.backend.requeue(
        options.all ? { all: true, ...(cursor === undefined ? {} : { cursor }) } : { ids: batch },
      )
      return { done: requeued, skipped, next: options.all ? next : rest }
    })
    if (!clean) finish(EXIT.failure)
  })
