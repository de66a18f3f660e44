import type { ASTNode } from '@marcbachmann/cel-js'
import { type Compile, type Evaluation, type Locals, NODE, type Run } from './evaluation.ts'
import { type CelValue, isMap, kindOf, type Outcome, Problem } from './value.ts'

/** What a turn of a macro costs besides its parts. */
const TURN = 6

const itemsOf = (value: CelValue, name: string, at: Evaluation): readonly CelValue[] | Problem => {
  if (Array.isArray(value)) return value
  if (!isMap(value)) return new Problem(`${name}() cannot be asked of ${kindOf(value)}`)
  const keys = Object.keys(value)
  at.spend(keys.length)
  return keys
}

type Loop = (items: readonly CelValue[], turn: (part: Run, item: CelValue) => Outcome, parts: readonly Run[]) => Outcome

const noTruth = (name: string, outcome: CelValue): Problem =>
  new Problem(`what ${name}() asks comes out as ${kindOf(outcome)}, not as true or false`)

/** `decides` ends it, also where an item before had a problem. */
const quantifier =
  (name: string, decides: boolean): Loop =>
  (items, turn, [test]) => {
    let problem: Problem | null = null
    for (const item of items) {
      const answer = test ? turn(test, item) : null
      if (answer === decides) return decides
      if (answer instanceof Problem) problem ??= answer
      else if (typeof answer !== 'boolean') problem ??= noTruth(name, answer)
    }
    return problem ?? !decides
  }

const gather = (
  name: string,
  items: readonly CelValue[],
  test: ((item: CelValue) => Outcome) | null,
  make: (item: CelValue) => Outcome,
): CelValue[] | Problem => {
  const made: CelValue[] = []
  for (const item of items) {
    const chosen = test === null || test(item)
    if (chosen instanceof Problem) return chosen
    if (typeof chosen !== 'boolean') return noTruth(name, chosen)
    if (!chosen) continue
    const value = make(item)
    if (value instanceof Problem) return value
    made.push(value)
  }
  return made
}

const filter =
  (name: string): Loop =>
  (items, turn, [test]) =>
    gather(
      name,
      items,
      item => (test ? turn(test, item) : true),
      item => item,
    )

const map: Loop = (items, turn, parts) => {
  const [first, second] = parts
  const make = second ?? first
  return gather('map', items, second && first ? item => turn(first, item) : null, item =>
    make ? turn(make, item) : item,
  )
}

const one: Loop = (items, turn, parts) => {
  const fitting = filter('exists_one')(items, turn, parts)
  return Array.isArray(fitting) ? fitting.length === 1 : fitting
}

const loops: Record<string, Loop> = {
  all: quantifier('all', false),
  exists: quantifier('exists', true),
  exists_one: one,
  filter: filter('filter'),
  map,
}

/** `has(body.a.b)`: whether the last member is there. */
const has = (node: ASTNode & { op: '.' }, locals: Locals, compile: Compile): Run => {
  const [of, key] = node.args
  const owner = compile(of, locals)
  return at => {
    at.spend(NODE)
    const value = owner(at)
    return value instanceof Problem ? value : isMap(value) && Object.hasOwn(value, key)
  }
}

/** The macros of CEL: has, all, exists, exists_one, map, filter. Null: it is a call. */
export const compileMacro = (
  node: ASTNode & { op: 'call' | 'rcall' },
  locals: Locals,
  compile: Compile,
): Run | null => {
  if (node.op === 'call') {
    const [name, [select]] = node.args
    return name === 'has' && select?.op === '.' ? has(select, locals, compile) : null
  }
  const [name, of, [variable, ...parts]] = node.args
  const loop = Object.hasOwn(loops, name) ? loops[name] : undefined
  if (!loop || variable?.op !== 'id') return null
  const list = compile(of, locals)
  const place = locals.length
  const compiled = parts.map(part => compile(part, [...locals, variable.args]))
  return at => {
    at.spend(NODE)
    const value = list(at)
    if (value instanceof Problem) return value
    const items = itemsOf(value, name, at)
    if (items instanceof Problem) return items
    const turn = (part: Run, item: CelValue): Outcome => {
      at.spend(TURN)
      at.locals[place] = item
      return part(at)
    }
    return loop(items, turn, compiled)
  }
}
