import { compileSearchRegex } from '../filter/linear-regex.ts'
import { RegexProblem } from '../filter/parse-regex.ts'
import type { WorkBudget } from '../work-budget.ts'

/** Steps that all patterns of one schema may have together. */
const MOST_STEPS = 20_000

/** What beginning one test counts for. */
const TEST = 100

/** What a schema's `pattern` becomes; the compiler tells two of them apart by their text. */
export interface SearchPattern {
  test(text: string): boolean
  toString(): string
}

/**
 * Patterns of one schema on the linear-time matcher: whoever writes a schema must not be able to stop the engine with
 * an expression. Throws an Error that says what is wrong with one.
 */
export const createSearchPatterns = (budget: WorkBudget): ((source: string) => SearchPattern) => {
  let steps = 0
  return source => {
    try {
      const regex = compileSearchRegex(source)
      steps += regex.size
      if (steps > MOST_STEPS) throw new RegexProblem('the patterns together are too large')
      return {
        test(text) {
          budget.spend(TEST + text.length)
          return regex.test(text, budget.spend)
        },
        toString: () => `/${source}/`,
      }
    } catch (error) {
      if (!(error instanceof RegexProblem)) throw error
      throw new Error(`pattern ${source}, ${error.message}`, { cause: error })
    }
  }
}
