import { parseRegex, RegexProblem } from './parse-regex.ts'
import { ecmaScript, type RegexDialect } from './regex-dialect.ts'
import type { RegexNode } from './regex-node.ts'

type Step =
  | { op: 'char'; test: (char: string) => boolean }
  | { op: 'assert'; test: (chars: readonly string[], index: number) => boolean }
  | { op: 'fork'; to: number[] }
  | { op: 'match' }

const MOST_STEPS = 2000

/** Lays a node out as steps; each goes on to the next, a fork to all its targets. */
const layOut = (node: RegexNode, steps: Step[]): void => {
  const put = (step: Step): number => {
    if (steps.length >= MOST_STEPS) throw new RegexProblem('it is too large')
    return steps.push(step) - 1
  }
  const fork = (...to: number[]): { op: 'fork'; to: number[] } => {
    const step = { op: 'fork' as const, to }
    put(step)
    return step
  }

  switch (node.kind) {
    case 'char':
      put({ op: 'char', test: node.test })
      return
    case 'assert':
      put({ op: 'assert', test: node.test })
      return
    case 'sequence':
      for (const part of node.parts) layOut(part, steps)
      return
    case 'choice': {
      const start = fork()
      const ends = node.parts.map(part => {
        start.to.push(steps.length)
        layOut(part, steps)
        return fork()
      })
      for (const end of ends) end.to.push(steps.length)
      return
    }
    case 'repeat': {
      for (let count = 0; count < node.min; count++) {
        const before = steps.length
        layOut(node.part, steps)
        if (steps.length === before) return
      }
      if (node.max === Infinity) {
        const begin = steps.length
        const start = fork(begin + 1)
        layOut(node.part, steps)
        fork(begin)
        start.to.push(steps.length)
        return
      }
      const exits = []
      for (let count = node.min; count < node.max; count++) {
        exits.push(fork(steps.length + 1))
        layOut(node.part, steps)
      }
      for (const exit of exits) exit.to.push(steps.length)
    }
  }
}

const compile = (source: string, dialect?: RegexDialect): Step[] => {
  const steps: Step[] = []
  layOut(parseRegex(source, dialect), steps)
  steps.push({ op: 'match' })
  return steps
}

/** What one character and each place that is looked at count for, in steps of a WorkBudget. */
const CHARACTER = 20
const PLACE = 8

/** Told of the work while it is done; what it throws ends the matching. */
export type Spend = (steps: number) => void

/** Follows every place the expression can be in at once; `anywhere`: it may begin at any character. */
const run = (steps: readonly Step[], text: string, anywhere: boolean, spend: Spend): boolean => {
  const chars = [...text]
  let current = [0]
  for (let index = 0; ; index++) {
    const char = chars[index]
    const seen = new Uint8Array(steps.length)
    const next: number[] = anywhere ? [0] : []
    let looked = 0
    for (let at = current.pop(); at !== undefined; at = current.pop()) {
      if (seen[at] === 1) continue
      seen[at] = 1
      looked++
      const step = steps[at]
      if (step === undefined || step.op === 'match') return true
      if (step.op === 'fork') current.push(...step.to)
      else if (step.op === 'assert') {
        if (step.test(chars, index)) current.push(at + 1)
      } else if (char !== undefined && step.test(char)) next.push(at + 1)
    }
    spend(CHARACTER + steps.length / 32 + PLACE * looked)
    if (char === undefined || next.length === 0) return false
    current = next
  }
}

/** `size` is that of what an expression was made into, which is kept. */
export interface CompiledRegex {
  size: number
  test(text: string, spend: Spend): boolean
}

/**
 * A regular expression that is matched from the start of a text, as Python's `re.match` does. The time is bounded by
 * text × expression: none is catastrophic. Throws RegexProblem.
 */
export const compileRegex = (source: string): CompiledRegex => {
  const steps = compile(source)
  return { size: steps.length, test: (text, spend) => run(steps, text, false, spend) }
}

/** The same for JavaScript's expressions, matched anywhere. Throws RegexProblem. */
export const compileSearchRegex = (source: string): CompiledRegex => {
  const steps = compile(source, ecmaScript)
  return { size: steps.length, test: (text, spend) => run(steps, text, true, spend) }
}
