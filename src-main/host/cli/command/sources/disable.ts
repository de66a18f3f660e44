import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench sources disable ID` */
export const sourcesDisable = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('disable').description('watch and read nothing').argument('<id>', 'id of the source'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const source = await engine.sources.disable({ id })
    show(terminal, options, source, () => [`Disabled ${id}.`])
  })
