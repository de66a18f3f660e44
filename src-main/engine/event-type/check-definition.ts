import { HookError } from '../../../src-shared/error.ts'
import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'

const MOST_EXAMPLE_BYTES = 256 * 1024

const invalid = (field: string, message: string): HookError => new HookError('INVALID_INPUT', message, { field })

/** Throws INVALID_INPUT when the schema cannot be compiled or an example does not fit it. */
export const checkDefinition = async ({
  schema,
  examples,
}: Pick<EventTypeDefinition, 'schema' | 'examples'>): Promise<void> => {
  if (Buffer.byteLength(JSON.stringify(examples)) > MOST_EXAMPLE_BYTES) {
    throw invalid('examples', 'The examples have at most 256 KiB together.')
  }
  if (schema === null) return
  const { compileSchema } = await import('./compile-schema.ts')
  const compiled = compileSchema(schema)
  if ('problem' in compiled) throw invalid('schema', compiled.problem)
  for (const [index, example] of examples.entries()) {
    const problem = compiled.check(example)
    if (problem !== null) {
      throw invalid(`examples.${index}`, `Example ${index + 1} does not fit the schema: ${problem.message}`)
    }
  }
}
