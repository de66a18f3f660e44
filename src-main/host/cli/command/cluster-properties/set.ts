import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { readArgument } from '../../option/file-argument.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { propertyLines } from './property-lines.ts'

const EXAMPLES = `
Examples:
  hookbench cluster-properties set webHooksRetryMaximumAttempts=3
  hookbench cluster-properties set @cluster-properties.txt`

/** `hookbench cluster-properties set TEXT` */
export const clusterPropertiesSet = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('set')
      .description('replace the text of cluster-properties.txt')
      .argument('<text>', 'key=value lines: text, @file or -')
      .addHelpText('after', EXAMPLES),
  ).action(async (given: string, options: OutputOptions, command: Command) => {
    const text = (await readArgument(given, terminal)).toString('utf8')
    const engine = await connect(command, terminal)
    const properties = await engine.engine.clusterProperties.update({ text })
    show(terminal, options, properties, () => propertyLines(properties))
  })
