import type { ASTNode } from '@marcbachmann/cel-js'
import type { CelValue, Outcome, Spend } from './value.ts'

/** A value that a condition looked at, as it is written there. */
export interface Read {
  expression: string
  /** Absent where there was none. */
  value?: CelValue
}

/** One evaluation: what is looked at, the variables of macros by their place, and what counts the work. */
export interface Evaluation {
  view: Record<string, CelValue>
  locals: CelValue[]
  spend: Spend
  /** Told of every value of the request that is used; null: nobody asks. */
  onRead: ((read: Read) => void) | null
}

/** Names of macros' variables; their places are those of their values. */
export type Locals = readonly string[]

/** A compiled expression. */
export type Run = (evaluation: Evaluation) => Outcome

export type Compile = (node: ASTNode, locals: Locals) => Run

/** What a node counts for, in steps of a WorkBudget. */
export const NODE = 6
