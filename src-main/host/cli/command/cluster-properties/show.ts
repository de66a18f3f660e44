import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { propertyLines } from './property-lines.ts'

/** `hookbench cluster-properties show` */
export const clusterPropertiesShow = ({ terminal }: Cli): Command =>
  engineCommand(new Command('show').description('show the text of cluster-properties.txt')).action(
    async (options: OutputOptions, command: Command) => {
      const engine = await connect(command, terminal)
      const properties = await engine.engine.clusterProperties.get()
      show(terminal, options, properties, () => propertyLines(properties))
    },
  )
