import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench captures confirm-subscription ID` */
export const capturesConfirmSubscription = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('confirm-subscription')
      .description('confirm the subscription that an AWS SNS request asks for, by a GET of its SubscribeURL')
      .argument('<id>', 'id of the capture')
      .option('--yes', 'do not ask'),
  ).action(async (id: string, options: OutputOptions & { yes?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    await confirm(terminal, options, `Ask AWS to confirm the subscription of ${id}?`)
    const answer = await engine.captures.confirmSubscription({ id })
    show(terminal, options, answer, () => [`AWS answered ${answer.status}.`])
  })
