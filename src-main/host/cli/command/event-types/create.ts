import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { show } from '../../print/show.ts'
import { addDefinitionOptions, definitionLines, type DefinitionOptions, givenDefinition } from './definition-options.ts'

/** `hookbench event-types create NAME` */
export const eventTypesCreate = ({ terminal }: Cli): Command =>
  engineCommand(
    addDefinitionOptions(
      new Command('create').description('describe an event type').argument('<name>', 'name, such as order.paid'),
    ).addHelpText(
      'after',
      `\nExample:\n  hookbench event-types create shop.sold --schema '{"required":["total"]}' --example '{"total":42}'`,
    ),
  ).action(async (name: string, options: DefinitionOptions, command: Command) => {
    const given = await givenDefinition(options, terminal)
    const engine = await connect(command, terminal)
    const made = await engine.eventTypes.create({ name, ...given })
    show(terminal, options, made, () => definitionLines(made))
  })
