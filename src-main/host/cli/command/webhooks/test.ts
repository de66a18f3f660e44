import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { EXIT } from '../../exit-code.ts'
import { attemptLines } from '../../print/attempt.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench webhooks test ID`: exit code 1 when the endpoint did not take the sample. */
export const webhooksTest = ({ terminal, finish }: Cli): Command =>
  engineCommand(
    new Command('test')
      .description('send one sample now and show what the endpoint answers')
      .argument('<id>', 'id of the webhook'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const attempt = await engine.webhooks.test({ id })
    show(terminal, options, attempt, () => attemptLines(attempt))
    if (!attempt.success) finish(EXIT.failure)
  })
