import type { ASTNode } from '@marcbachmann/cel-js'
import { createWorkBudget, TooMuchWork } from '../work-budget.ts'
import type { CaptureView } from './capture-view.ts'
import { compileExpression } from './compile-expression.ts'
import type { Read, Run } from './evaluation.ts'
import { readExpression } from './read-expression.ts'
import { kindOf, type Outcome, Problem } from './value.ts'

/** It is met or not; or it cannot be answered, as when it asks for a header that is not there. */
export type ConditionOutcome = boolean | { problem: string }

/** One of the parts that `&&` joins. */
export interface ConditionPart {
  /** As it is written. */
  text: string
  outcome: ConditionOutcome
  /** What of the request it looked at, each once. */
  read: Read[]
}

export interface CaptureCondition {
  text: string
  /** A problem means that it is not met. */
  test(view: CaptureView): ConditionOutcome
  /** Every part for itself, also those behind one that is not met. */
  explain(view: CaptureView): ConditionPart[]
}

/** Steps that one test may take: some 100 ms. */
const MOST_STEPS = 10_000_000
const MOST_READ = 10
const TOO_MUCH: ConditionOutcome = { problem: 'it takes more work than a request is worth' }

const budget = createWorkBudget(MOST_STEPS)

const outcomeOf = (outcome: Outcome): ConditionOutcome => {
  if (outcome instanceof Problem) return { problem: outcome.text }
  return typeof outcome === 'boolean' ? outcome : { problem: `it comes out as ${kindOf(outcome)}` }
}

const evaluate = (run: Run, view: CaptureView, onRead: ((read: Read) => void) | null): ConditionOutcome => {
  try {
    return outcomeOf(run({ view: { ...view }, locals: [], spend: budget.spend, onRead }))
  } catch (error) {
    if (error instanceof TooMuchWork) return TOO_MUCH
    throw error
  }
}

const partsOf = (node: ASTNode): ASTNode[] => (node.op === '&&' ? node.args.flatMap(partsOf) : [node])

/**
 * A condition over a request, in CEL: parsed and checked by the library, and evaluated here, since the library cannot be
 * stopped once it evaluates. Throws HookError INVALID_INPUT with the place of what is wrong.
 */
export const compileCondition = (text: string): CaptureCondition => {
  const expression = readExpression(text)
  const run = compileExpression(expression)
  const parts = partsOf(expression).map(part => ({
    text: part.input.slice(part.start, part.end),
    run: compileExpression(part),
  }))

  return {
    text,
    test(view) {
      budget.refill()
      return evaluate(run, view, null)
    },
    explain(view) {
      budget.refill()
      return parts.map(part => {
        const read = new Map<string, Read>()
        const outcome = evaluate(part.run, view, each => {
          if (read.size < MOST_READ) read.set(each.expression, each)
        })
        return { text: part.text, outcome, read: [...read.values()] }
      })
    },
  }
}
