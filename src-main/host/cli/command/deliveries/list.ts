import { Command, Option } from 'commander'
import { type DeliveryStatus, deliveryStatuses } from '../../../../../src-shared/model/delivery.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { addListOptions, type ListOptions, parseListFilter } from '../../option/list-options.ts'
import { takePages } from '../../pages.ts'
import { deliveryColumns } from '../../print/delivery.ts'
import { showList } from '../../print/show.ts'

interface DeliveriesOptions extends ListOptions {
  webhook?: string
  status?: DeliveryStatus[]
  type?: string
  message?: string
}

/** `hookbench deliveries list` */
export const deliveriesList = ({ terminal, clock }: Cli): Command =>
  engineCommand(
    addListOptions(
      new Command('list')
        .description('list deliveries, newest first')
        .option('--webhook <id>', 'of this webhook')
        .addOption(new Option('--status <status...>', 'in these states').choices(deliveryStatuses))
        .option('--type <type>', 'of this event type')
        .option('--message <id>', 'of this message'),
      'with this in an id or the type',
    ).addHelpText('after', '\nExample:\n  hookbench deliveries list --status failed --since 2h'),
  ).action(async (options: DeliveriesOptions, command: Command) => {
    const { webhook, status, type, message } = options
    const filter = {
      ...parseListFilter(options, clock),
      ...(webhook === undefined ? {} : { webhookId: webhook }),
      ...(status === undefined ? {} : { status }),
      ...(type === undefined ? {} : { type }),
      ...(message === undefined ? {} : { messageId: message }),
    }
    const engine = await connect(command, terminal)
    const items = await takePages(options.limit, page => engine.deliveries.list({ ...filter, ...page }))
    showList(terminal, options, items, deliveryColumns, 'There are no such deliveries.')
  })
