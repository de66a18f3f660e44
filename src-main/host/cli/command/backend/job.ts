import { Command } from 'commander'
import { type JobDetail, jobStateLabel } from '../../../../../src-shared/model/job.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { bodyLines } from '../../print/body.ts'
import { fields } from '../../print/fields.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { showDuration, showTime } from '../../print/units.ts'

const jobLines = (job: JobDetail): string[] => [
  ...fields([
    ['id', job.id],
    ['queue', job.queue],
    ['status', jobStateLabel[job.status]],
    ['held', job.status === 'deferred' ? job.held : null],
    ['timeout', showDuration(job.timeoutMs)],
    ['created', showTime(job.createdAt)],
    ['enqueued', showTime(job.enqueuedAt)],
    ['started', showTime(job.startedAt)],
    ['ended', showTime(job.endedAt)],
    ['type', job.eventType],
    ['message', job.arguments.messageId],
    ['webhook', `${job.webhookName} (${job.webhookId})`],
    ['profile', job.arguments.profile],
    ['request', `${job.arguments.method} ${job.arguments.url}`],
    ['content type', job.arguments.contentType],
    ['attempts', job.arguments.attempts],
    ['result', job.result],
    ['exception', job.exception],
  ]),
  '',
  ...bodyLines(Buffer.from(job.arguments.payload)),
]

/** `hookbench backend job ID` */
export const backendJob = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('job').description('show one job with its arguments and its result').argument('<id>', 'id of the job'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const job = await engine.backend.job({ id })
    show(terminal, options, job, () => jobLines(job))
  })
