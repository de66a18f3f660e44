import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { definitionLines } from './definition-options.ts'

/** `hookbench event-types show NAME` */
export const eventTypesShow = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('show').description('show an event type with schema and examples').argument('<name>', 'its name'),
  ).action(async (name: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const definition = await engine.eventTypes.get({ name })
    show(terminal, options, definition, () => definitionLines(definition))
  })
