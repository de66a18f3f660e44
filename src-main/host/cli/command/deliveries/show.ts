import { Command } from 'commander'
import type { DeliveryDetail } from '../../../../../src-shared/model/delivery.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { attemptLines } from '../../print/attempt.ts'
import { deliveryStatus } from '../../print/delivery.ts'
import { fields } from '../../print/fields.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { showTime } from '../../print/units.ts'

const deliveryLines = (delivery: DeliveryDetail): string[] => [
  ...fields([
    ['id', delivery.id],
    ['message', delivery.messageId],
    ['type', delivery.type],
    ['webhook', `${delivery.webhookName} (${delivery.webhookId})`],
    ['status', deliveryStatus(delivery)],
    ['attempts', delivery.attempts],
    ['next attempt', showTime(delivery.nextAttemptAt)],
    ['created', showTime(delivery.createdAt)],
    ['updated', showTime(delivery.updatedAt)],
  ]),
  ...delivery.attemptList.flatMap(attempt => ['', ...attemptLines(attempt)]),
]

/** `hookbench deliveries show ID` */
export const deliveriesShow = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('show').description('show one delivery with its attempts').argument('<id>', 'id of the delivery'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const delivery = await engine.deliveries.get({ id })
    show(terminal, options, delivery, () => deliveryLines(delivery))
  })
