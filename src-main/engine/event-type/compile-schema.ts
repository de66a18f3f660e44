import type { JsonSchema } from '../../../src-shared/profiles/index.ts'
import { createWorkBudget, TooMuchWork } from '../work-budget.ts'
import { createValidator, draftProblem } from './create-validator.ts'
import { type DataProblem, dataProblem } from './data-problem.ts'
import { draftOf, limitProblem } from './schema-limits.ts'
import { valueCount } from './value-count.ts'

/** What is wrong with an event's data; null when it fits. */
export type DataCheck = (data: unknown) => DataProblem | null

export type CompiledSchema = { check: DataCheck } | { problem: string }

/** Steps that checking one event may take: a tenth of a second or so. */
const MOST_STEPS = 10_000_000

const budget = createWorkBudget(MOST_STEPS)

const compilerProblem = (error: unknown): string => {
  if (error instanceof RangeError) return 'The references of the schema go round in a circle.'
  const message = error instanceof Error ? error.message : String(error)
  const [, target] = /^can't resolve reference (\S+)/.exec(message) ?? []
  if (target === undefined) return `The schema cannot be used: ${message.replace(/\.$/, '')}.`
  return target.startsWith('#')
    ? `The schema has nothing at $ref ${target}.`
    : `$ref ${target} leads out of the schema. References may point inside it only, such as #/$defs/name.`
}

/**
 * A JSON Schema as a check, or in a sentence why it cannot be one. A check ends soon whatever schema and data say: each
 * part of the schema may look at each part of the data once, and what would take longer is a problem, too. Patterns are
 * those of JavaScript without lookaround and back-references; `format` is not checked.
 */
export const compileSchema = (schema: JsonSchema): CompiledSchema => {
  const draft = draftOf(schema)
  const limit = limitProblem(schema)
  if (limit !== null || draft === null) return { problem: limit ?? '$schema is not known here.' }
  try {
    const wrong = draftProblem(schema, draft)
    if (wrong !== null) return { problem: `The schema is not valid: ${wrong}.` }
    const parts = valueCount(schema, MOST_STEPS)
    const validate = createValidator(schema, draft, budget)
    return {
      check(data) {
        budget.refill()
        try {
          budget.spend(parts * valueCount(data, MOST_STEPS / parts + 1))
          return validate(data) ? null : dataProblem(validate.errors ?? [])
        } catch (error) {
          if (!(error instanceof TooMuchWork) && !(error instanceof RangeError)) throw error
          return { field: 'data', message: 'data could not be checked: its schema makes too much work of it.' }
        }
      },
    }
  } catch (error) {
    return { problem: compilerProblem(error) }
  }
}
