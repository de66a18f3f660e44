import { _, Ajv, type AnySchemaObject, type CodeKeywordDefinition, type ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { JsonSchema } from '../../../src-shared/profiles/index.ts'
import type { Draft } from './schema-limits.ts'
import { createSearchPatterns } from './search-pattern.ts'
import { createUniqueItems } from './unique-items.ts'
import type { WorkBudget } from '../work-budget.ts'

const makers = { '2020-12': Ajv2020, 'draft-07': Ajv }

/** What following one reference counts for. */
const REFERENCE = 100

/** Whether a schema is one is asked of these; they are made once, since their own schemas take long to compile. */
const judges = new Map<Draft, Ajv>()

const judgeOf = (draft: Draft): Ajv => {
  const judge = judges.get(draft) ?? new makers[draft]({ strict: false, validateFormats: false, logger: false })
  judges.set(draft, judge)
  return judge
}

/** What its draft says against a schema, such as `schema.type must be …`; null when it is one. */
export const draftProblem = (schema: JsonSchema, draft: Draft): string | null => {
  const judge = judgeOf(draft)
  if (judge.validateSchema(schema) === true) return null
  const text = judge.errorsText(judge.errors?.slice(0, 1), { dataVar: 'schema' })
  return text.replace(/^schema(\/\S*)/, (_match, path: string) => `schema${path.replaceAll('/', '.')}`)
}

const isCode = (rule: unknown): rule is CodeKeywordDefinition =>
  typeof rule === 'object' && rule !== null && 'code' in rule && typeof rule.code === 'function'

/** Makes each following of a reference count, so that references that branch at every level come to an end. */
const countReferences = (ajv: Ajv, budget: WorkBudget): void => {
  const count = (): void => budget.spend(REFERENCE)
  for (const keyword of ['$ref', '$dynamicRef']) {
    const rule: unknown = ajv.getKeyword(keyword)
    if (!isCode(rule)) continue
    ajv.removeKeyword(keyword)
    ajv.addKeyword({
      ...rule,
      keyword,
      code(context, type) {
        context.gen.code(_`${context.gen.scopeValue('func', { ref: count })}()`)
        rule.code(context, type)
      },
    })
  }
}

/**
 * Compiles a schema, with a compiler of its own: it knows no other schema, so that references lead nowhere else, and
 * what it keeps goes with it. Throws an Error that says what cannot be compiled.
 */
export const createValidator = (schema: JsonSchema, draft: Draft, budget: WorkBudget): ValidateFunction => {
  const searchPattern = createSearchPatterns(budget)
  const ajv: Ajv = new makers[draft]({
    strict: false,
    meta: false,
    validateSchema: false,
    validateFormats: false,
    inlineRefs: false,
    ownProperties: true,
    logger: false,
    // Its passes over the code take time with the square of the schema: 2 s of 2.5 for 1,500 branches.
    code: {
      optimize: false,
      regExp: Object.assign((source: string) => searchPattern(source), { code: 'searchPattern' }),
    },
  })
  countReferences(ajv, budget)
  ajv.removeKeyword('uniqueItems')
  ajv.addKeyword(createUniqueItems(budget))
  return ajv.compile(schema satisfies AnySchemaObject)
}
