import type { ASTNode } from '@marcbachmann/cel-js'
import { compileSearchRegex } from '../filter/linear-regex.ts'
import { RegexProblem } from '../filter/parse-regex.ts'
import { conditionError } from './condition-error.ts'
import type { Compile, Locals, Run } from './evaluation.ts'
import { kindOf, Problem } from './value.ts'

/** What beginning one match counts for, besides its characters. */
const MATCH = 100

/** `text.matches("expression")`, anywhere in the text and in linear time. Null: it is another call. */
export const compileMatches = (
  node: ASTNode & { op: 'call' | 'rcall' },
  locals: Locals,
  compile: Compile,
): Run | null => {
  if (node.op !== 'rcall' || node.args[0] !== 'matches') return null
  const [, of, [pattern]] = node.args
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string') {
    throw conditionError('matches() takes an expression that is written out', node.input, pattern?.start ?? node.start)
  }
  const text = compile(of, locals)
  try {
    const regex = compileSearchRegex(pattern.args)
    return at => {
      const own = text(at)
      if (own instanceof Problem) return own
      if (typeof own !== 'string') return new Problem(`matches() cannot be asked of ${kindOf(own)}`)
      at.spend(MATCH + own.length)
      return regex.test(own, at.spend)
    }
  } catch (error) {
    if (!(error instanceof RegexProblem)) throw error
    throw conditionError(`the regular expression cannot be used, ${error.message}`, node.input, pattern.start)
  }
}
