import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { connect } from '../connect.ts'
import { engineCommand } from '../engine-options.ts'
import { type OutputOptions, show } from '../print/show.ts'

/** `hookbench retry DELIVERY` */
export const retryCommand = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('retry').description('send a failed delivery once more').argument('<delivery>', 'id of the delivery'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const delivery = await engine.deliveries.retry({ id })
    show(terminal, options, delivery, () => [`Delivery ${id} is queued for one more attempt.`])
  })
