import { Command } from 'commander'
import type { Message } from '../../../../../src-shared/model/message.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { bodyLines } from '../../print/body.ts'
import { deliveryColumns } from '../../print/delivery.ts'
import { fields } from '../../print/fields.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { table } from '../../print/table.ts'
import { showTime } from '../../print/units.ts'

const skippedColumns = [
  { title: 'PASSED OVER', value: (skipped: Message['skipped'][number]) => skipped.webhookId },
  { title: 'REASON', value: (skipped: Message['skipped'][number]) => skipped.reason, shrinks: true },
]

const messageLines = (message: Message, width: number): string[] => [
  ...fields([
    ['id', message.id],
    ['type', message.type],
    ['time', showTime(message.timestamp)],
    ['published', showTime(message.createdAt)],
    ['origin', message.origin],
  ]),
  '',
  ...bodyLines(Buffer.from(message.dataText)),
  ...(message.deliveries.length > 0 ? ['', ...table(message.deliveries, deliveryColumns, width)] : []),
  ...(message.skipped.length > 0 ? ['', ...table(message.skipped, skippedColumns, width)] : []),
]

/** `hookbench messages show ID`: what became of it for every webhook, and why. */
export const messagesShow = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('show')
      .description('show one message and what became of it for every webhook')
      .argument('<id>', 'id of the message'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const message = await engine.messages.get({ id })
    show(terminal, options, message, () => messageLines(message, terminal.width))
  })
