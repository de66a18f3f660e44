import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { sourceLines } from './source-lines.ts'

/** `hookbench sources show ID` */
export const sourcesShow = ({ terminal }: Cli): Command =>
  engineCommand(new Command('show').description('show a source').argument('<id>', 'id of the source')).action(
    async (id: string, options: OutputOptions, command: Command) => {
      const engine = await connect(command, terminal)
      const source = await engine.sources.get({ id })
      show(terminal, options, source, () => sourceLines(source))
    },
  )
