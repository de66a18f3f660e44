import { type ASTNode, Environment, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js'
import { conditionError } from './condition-error.ts'

const MOST_CHARACTERS = 2000
const MOST_NODES = 1000
const MOST_NESTED = 60

let made: Environment | null = null

const environment = (): Environment => {
  made ??= new Environment({
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: MOST_NODES, maxDepth: MOST_NESTED },
  })
    .registerVariable('method', 'string')
    .registerVariable('path', 'string')
    .registerVariable('query', 'map<string, string>')
    .registerVariable('headers', 'map<string, string>')
    .registerVariable('body', 'dyn')
    .registerVariable('size', 'int')
    .registerVariable('count', 'int')
    .registerVariable('verification', { schema: { scheme: 'string', result: 'string', code: 'dyn', reason: 'string' } })
  return made
}

/** The library's words, as they stand in a sentence of ours. */
const inSentence = (summary: string): string => {
  const line = summary.split('\n', 1)[0] ?? ''
  return `${line.charAt(0).toLowerCase()}${line.slice(1)}`.replace('token: EOF', 'end of the condition')
}

const thrown = (error: unknown, text: string): unknown =>
  error instanceof ParseError || error instanceof CelTypeError
    ? conditionError(inSentence(error.summary), text, error.range?.start ?? 0)
    : error

/** Reads a condition and checks its types. Throws HookError INVALID_INPUT with the place. */
export const readExpression = (text: string): ASTNode => {
  if (text.trim() === '') throw conditionError('it is empty', text, 0)
  if (text.length > MOST_CHARACTERS) {
    throw conditionError(`it has ${text.length} characters, ${MOST_CHARACTERS} are the most`, text, MOST_CHARACTERS)
  }
  try {
    const parsed = environment().parse(text)
    const checked = parsed.check()
    if (checked.error) throw checked.error
    if (checked.type !== 'bool' && checked.type !== 'dyn') {
      throw conditionError(`it comes out as ${checked.type ?? 'nothing'}, not as true or false`, text, parsed.ast.start)
    }
    return parsed.ast
  } catch (error) {
    throw thrown(error, text)
  }
}
