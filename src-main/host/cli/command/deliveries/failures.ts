import { Command } from 'commander'
import type { Failure } from '../../../../../src-shared/model/failure.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { parseOptionalTime } from '../../option/time.ts'
import { type OutputOptions, showList } from '../../print/show.ts'
import type { Column } from '../../print/table.ts'
import { showTime } from '../../print/units.ts'

const columns: Column<Failure>[] = [
  { title: 'WEBHOOK', value: failure => failure.webhookName, shrinks: true },
  { title: 'CAUSE', value: failure => failure.status?.toString() ?? failure.error },
  { title: 'GAVE UP', value: failure => failure.failed },
  { title: 'WAITING', value: failure => failure.waiting },
  { title: 'ATTEMPTS', value: failure => failure.attempts },
  { title: 'SINCE', value: failure => showTime(failure.since) },
  { title: 'NEWEST', value: failure => failure.newestDelivery },
]

/** `hookbench deliveries failures` */
export const deliveriesFailures = ({ terminal, clock }: Cli): Command =>
  engineCommand(
    new Command('failures')
      .description('what fails by webhook and cause, worst first: all that waits for a retry, and what gave up')
      .option('--since <time>', 'what gave up from this time on: 30m, 2h, 7d or 2026-11-22T10:00:00Z (24h)'),
  ).action(async (options: OutputOptions & { since?: string }, command: Command) => {
    const since = parseOptionalTime(options.since, clock)
    const engine = await connect(command, terminal)
    const { items } = await engine.deliveries.failures(since === undefined ? {} : { since })
    showList(terminal, options, items, columns, 'Nothing fails.')
  })
