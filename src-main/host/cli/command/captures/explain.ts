import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { explanationLines } from '../../print/explanation.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench captures explain ID`: by the scheme and the secrets that the inbox has now. */
export const capturesExplain = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('explain')
      .description('say why the signature of a capture is right or not, and what to change')
      .argument('<id>', 'id of the capture')
      .addHelpText('after', '\nExample:\n  hookbench captures explain cap_… --json'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const explanation = await engine.captures.explain({ id })
    show(terminal, options, { id, ...explanation }, () => explanationLines(explanation))
  })
