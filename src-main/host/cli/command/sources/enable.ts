import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench sources enable ID` */
export const sourcesEnable = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('enable')
      .description('watch or read again; the files of a folder are taken over as they are')
      .argument('<id>', 'id of the source'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const source = await engine.sources.enable({ id })
    show(terminal, options, source, () => [`Enabled ${id}.`])
  })
