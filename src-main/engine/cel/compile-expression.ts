import type { ASTNode } from '@marcbachmann/cel-js'
import { conditionError, conditionNames } from './condition-error.ts'
import { compileMacro } from './compile-macro.ts'
import { compileMatches } from './compile-matches.ts'
import { type Evaluation, type Locals, NODE, type Run } from './evaluation.ts'
import { functions, methods } from './method.ts'
import { operators } from './operator.ts'
import { type CelValue, isMap, kindOf, type Outcome, Problem } from './value.ts'

/** What making a list or an object counts for. */
const MADE = 40

const isName = (name: string): boolean => (conditionNames as readonly string[]).includes(name)

const member = (owner: Outcome, key: Outcome, text: string): Outcome => {
  if (owner instanceof Problem) return owner
  if (key instanceof Problem) return key
  if (Array.isArray(owner)) {
    const index = typeof key === 'bigint' || typeof key === 'number' ? Number(key) : Number.NaN
    const item = owner[index]
    return item === undefined ? new Problem(`there is no ${text}, the list has ${owner.length}`) : item
  }
  if (!isMap(owner)) return new Problem(`there is no ${text} in ${kindOf(owner)}`)
  const value = typeof key === 'string' && Object.hasOwn(owner, key) ? owner[key] : undefined
  return value === undefined ? new Problem(`there is no ${text}`) : value
}

const truth = (outcome: Outcome): boolean | Problem =>
  typeof outcome === 'boolean' || outcome instanceof Problem
    ? outcome
    : new Problem(`${kindOf(outcome)} stands where true or false must stand`)

/** What decides (`true` for ||, `false` for &&) does so also where the other side has a problem, on either side. */
const logical =
  (left: Run, right: Run, decides: boolean): Run =>
  at => {
    at.spend(NODE)
    const first = truth(left(at))
    if (first === decides) return decides
    const second = truth(right(at))
    if (second === decides) return decides
    return first instanceof Problem ? first : second
  }

/** The values of all parts, or the first problem among them. */
const all = (parts: readonly Run[], at: Evaluation): CelValue[] | Problem => {
  const values: CelValue[] = []
  for (const part of parts) {
    const value = part(at)
    if (value instanceof Problem) return value
    values.push(value)
  }
  return values
}

/** Whether it leads from a name of the request down through members only, with keys that are written out. */
const isPath = (node: ASTNode, locals: Locals): boolean => {
  if (node.op === 'id') return isName(node.args) && !locals.includes(node.args)
  if (node.op === '.') return isPath(node.args[0], locals)
  return node.op === '[]' && node.args[1].op === 'value' && isPath(node.args[0], locals)
}

const literal = (node: ASTNode & { op: 'value' }): Run => {
  const value = node.args
  if (typeof value === 'object' && value !== null) {
    throw conditionError('bytes and unsigned numbers are not known here', node.input, node.start)
  }
  return () => value
}

/** Makes an expression that was read into a function. Throws HookError INVALID_INPUT for what is not known here. */
export const compileExpression = (node: ASTNode, locals: Locals = [], partOfPath = false): Run => {
  const compile = (part: ASTNode): Run => compileExpression(part, locals)
  const refuse = (problem: string): never => {
    throw conditionError(problem, node.input, node.start)
  }
  const text = node.input.slice(node.start, node.end)

  if (!partOfPath && isPath(node, locals)) {
    const path = compileExpression(node, locals, true)
    return at => {
      const value = path(at)
      at.onRead?.(value instanceof Problem ? { expression: text } : { expression: text, value })
      return value
    }
  }

  switch (node.op) {
    case 'value':
      return literal(node)
    case 'id': {
      const place = locals.lastIndexOf(node.args)
      if (place >= 0) return at => at.locals[place] ?? null
      const name = isName(node.args) ? node.args : refuse(`there is no ${node.args}`)
      return at => at.view[name] ?? null
    }
    case '.': {
      const [of, key] = node.args
      const owner = compileExpression(of, locals, partOfPath)
      return at => {
        at.spend(NODE)
        return member(owner(at), key, text)
      }
    }
    case '[]': {
      const owner = compileExpression(node.args[0], locals, partOfPath)
      const key = compile(node.args[1])
      return at => {
        at.spend(NODE)
        return member(owner(at), key(at), text)
      }
    }
    case '&&':
    case '||':
      return logical(compile(node.args[0]), compile(node.args[1]), node.op === '||')
    case '?:': {
      const [condition, yes, no] = [compile(node.args[0]), compile(node.args[1]), compile(node.args[2])]
      return at => {
        at.spend(NODE)
        const chosen = truth(condition(at))
        if (chosen instanceof Problem) return chosen
        return chosen ? yes(at) : no(at)
      }
    }
    case '!_': {
      const operand = compile(node.args)
      return at => {
        at.spend(NODE)
        const value = truth(operand(at))
        return value instanceof Problem ? value : !value
      }
    }
    case '-_': {
      const operand = compile(node.args)
      return at => {
        const value = operand(at)
        if (value instanceof Problem) return value
        return typeof value === 'number' || typeof value === 'bigint' ? -value : new Problem(`-${kindOf(value)}`)
      }
    }
    case 'list': {
      const items = node.args.map(compile)
      return at => {
        at.spend(MADE + NODE * items.length)
        return all(items, at)
      }
    }
    case 'map': {
      const keys = node.args.map(([key]) => compile(key))
      const values = node.args.map(([, value]) => compile(value))
      return at => {
        at.spend(MADE * (1 + keys.length))
        const [names, contents] = [all(keys, at), all(values, at)]
        if (names instanceof Problem) return names
        if (contents instanceof Problem) return contents
        const texts = names.filter(name => typeof name === 'string')
        if (texts.length < names.length) return new Problem('a key of an object is no text')
        return Object.fromEntries(texts.map((name, i) => [name, contents[i] ?? null]))
      }
    }
    case 'call':
    case 'rcall': {
      const macro = compileMacro(node, locals, compileExpression) ?? compileMatches(node, locals, compileExpression)
      if (macro) return macro
      const [name, args] = node.op === 'call' ? node.args : [node.args[0], [node.args[1], ...node.args[2]]]
      const known = node.op === 'call' ? functions : methods
      const call = Object.hasOwn(known, name) ? known[name] : undefined
      if (!call) return refuse(`${name}() is not known here; there are ${Object.keys(known).join(', ')}`)
      const parts = args.map(compile)
      return at => {
        at.spend(NODE)
        const values = all(parts, at)
        return values instanceof Problem ? values : call(values, at.spend)
      }
    }
    case '.?':
    case '[?]':
      return refuse('optional members are not known here')
    case '==':
    case '!=':
    case 'in':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const [left, right] = [compile(node.args[0]), compile(node.args[1])]
      const operate = operators[node.op]
      return at => {
        at.spend(NODE)
        const own = left(at)
        if (own instanceof Problem) return own
        const other = right(at)
        return other instanceof Problem ? other : operate(own, other, at.spend)
      }
    }
  }
}
