import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { engineOptionsOf } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { findEngine } from '../../find-engine.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench tokens show`: the token that the other commands use. */
export const tokensShow = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('show')
      .description('print the token that these commands use: of the data directory, unless another is given')
      .addHelpText('after', '\nExample:\n  TOKEN=$(hookbench tokens show)'),
  ).action(async (options: OutputOptions, command: Command) => {
    const { token } = await findEngine(engineOptionsOf(command), terminal)
    show(terminal, options, { token }, () => [token])
  })
