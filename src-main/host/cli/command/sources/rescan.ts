import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { sourceLines } from './source-lines.ts'

/** `hookbench sources rescan ID` */
export const sourcesRescan = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('rescan')
      .description('take the files of a folder over as they are, without events')
      .argument('<id>', 'id of the source'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const source = await engine.sources.rescan({ id })
    show(terminal, options, source, () => [...sourceLines(source)])
  })
