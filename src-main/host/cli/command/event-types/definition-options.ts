import { type Command, Option } from 'commander'
import type { EventTypeDefinition, EventTypeReplace } from '../../../../../src-shared/model/event-type-definition.ts'
import { type ProfileName, profileNames } from '../../../../../src-shared/model/webhook.ts'
import { HookError } from '../../../../../src-shared/error.ts'
import { readArgument } from '../../option/file-argument.ts'
import { type Json, parseJson } from '../../option/json.ts'
import { fields } from '../../print/fields.ts'
import type { OutputOptions } from '../../print/show.ts'
import type { Terminal } from '../../terminal.ts'
import { isObject } from '../../../../engine/filter/is-object.ts'

/** What can be said of an event type, at its creation and later. */
export interface DefinitionOptions extends OutputOptions {
  description?: string
  system?: ProfileName[]
  /** False by `--no-schema`. */
  schema?: string | false
  example?: string[]
}

export const addDefinitionOptions = (command: Command): Command =>
  command
    .option('--description <text>', 'what happened when there is such an event')
    .addOption(new Option('--system <profile...>', 'whose events these are; none: any').choices(profileNames))
    .option('--schema <json>', 'JSON Schema of the data, 2020-12 or draft-07: JSON, @file or -')
    .option('--example <json...>', 'examples of the data: JSON, @file or -')

const readSchema = async (given: string | false, terminal: Terminal): Promise<{ [name: string]: Json } | null> => {
  if (given === false) return null
  const schema = parseJson((await readArgument(given, terminal)).toString('utf8'), 'The schema')
  if (isObject(schema)) return schema
  throw new HookError('INVALID_INPUT', 'The schema is not a JSON object.')
}

const readExamples = async (given: readonly string[], terminal: Terminal): Promise<Json[]> => {
  const examples: Json[] = []
  for (const each of given) {
    examples.push(parseJson((await readArgument(each, terminal)).toString('utf8'), 'The example'))
  }
  return examples
}

/** The part of a definition that was given. */
export const givenDefinition = async (options: DefinitionOptions, terminal: Terminal): Promise<EventTypeReplace> => {
  const { description, system, schema, example } = options
  return {
    ...(description === undefined ? {} : { description }),
    ...(system === undefined ? {} : { systems: system }),
    ...(schema === undefined ? {} : { schema: await readSchema(schema, terminal) }),
    ...(example === undefined ? {} : { examples: await readExamples(example, terminal) }),
  }
}

const jsonLines = (title: string, value: unknown): string[] => [
  '',
  title,
  ...JSON.stringify(value, null, 2).split('\n'),
]

/** An event type as lines for a person. */
export const definitionLines = (definition: EventTypeDefinition): string[] => [
  ...fields([
    ['name', definition.name],
    ['description', definition.description],
    ['systems', definition.systems.join(', ') || 'any'],
    ['built in', definition.builtin ? 'yes' : 'no'],
    ['changed', definition.updatedAt],
    ['unchecked', definition.unchecked ?? null],
  ]),
  ...(definition.schema === null ? ['', 'No schema: any data.'] : jsonLines('Schema:', definition.schema)),
  ...definition.examples.flatMap(example => jsonLines('Example:', example)),
]
