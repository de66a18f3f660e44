import { Command, Option } from 'commander'
import { type JobState, jobStateLabel, jobStates } from '../../../../../src-shared/model/job.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { wholeNumber } from '../../option/number.ts'
import { takePages } from '../../pages.ts'
import { type OutputOptions, showList } from '../../print/show.ts'
import { showTime } from '../../print/units.ts'

interface Options extends OutputOptions {
  state: JobState
  limit: number
}

/** `hookbench backend jobs --state failed` */
export const backendJobs = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('jobs')
      .description('list jobs in one state, newest first')
      .addOption(new Option('--state <state>', 'in this state').choices(jobStates).default('failed'))
      .option('--limit <n>', 'at most so many', wholeNumber(1, 1_000_000), 100),
  ).action(async ({ state, limit, ...options }: Options, command: Command) => {
    const engine = await connect(command, terminal)
    const jobs = await takePages(limit, page => engine.backend.jobs({ state, ...page }))
    showList(
      terminal,
      options,
      jobs,
      [
        { title: 'ID', value: job => job.id },
        { title: 'CREATED', value: job => showTime(job.createdAt) },
        { title: 'ENQUEUED', value: job => showTime(job.enqueuedAt) },
        { title: 'STATUS', value: job => jobStateLabel[job.status] },
        { title: 'TYPE', value: job => job.eventType, shrinks: true },
        { title: 'WEBHOOK', value: job => job.webhookName, shrinks: true },
      ],
      `There are no ${state} jobs.`,
    )
  })
