import { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { show } from '../../print/show.ts'
import { addDefinitionOptions, definitionLines, type DefinitionOptions, givenDefinition } from './definition-options.ts'

/** `hookbench event-types update NAME …` */
export const eventTypesUpdate = ({ terminal }: Cli): Command =>
  engineCommand(
    addDefinitionOptions(
      new Command('update')
        .description('change what is given; examples and systems replace those that were there')
        .argument('<name>', 'name of the event type'),
    )
      .option('--no-schema', 'take any data')
      .addHelpText('after', '\nExample:\n  hookbench event-types update shop.sold --schema @sold.schema.json'),
  ).action(
    async (name: string, { schema, ...rest }: DefinitionOptions & { schema?: string | boolean }, command: Command) => {
      const given = await givenDefinition(
        { ...rest, ...(typeof schema === 'string' || schema === false ? { schema } : {}) },
        terminal,
      )
      if (Object.keys(given).length === 0) {
        throw new HookError('INVALID_INPUT', 'Say what to change, for example --description "An order was sold."')
      }
      const engine = await connect(command, terminal)
      const { description, systems, schema: before, examples } = await engine.eventTypes.get({ name })
      const changed = await engine.eventTypes.replace({
        name,
        description,
        systems,
        schema: before,
        examples,
        ...given,
      })
      show(terminal, rest, changed, () => definitionLines(changed))
    },
  )
