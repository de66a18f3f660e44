import { type Environment, Interpreter } from '@huggingface/jinja'
import { type Given, growing, replacedLength, searchSteps } from './growth.ts'
import type { Limits } from './limits.ts'
import {
  type Call,
  type Filter,
  isBinary,
  isCall,
  isCallBlock,
  isFilter,
  isFilterBlock,
  isFor,
  isKeyword,
  isKnown,
  isMember,
  isName,
  isSelect,
  isSpread,
  knownAs,
  type Node,
  type Scope,
  type Value,
} from './node.ts'
import { createScale } from './weigh.ts'

/** A list is looked through for so many items as one step. */
const ITEMS_A_STEP = 16
/** What a turn of a loop costs besides its body. */
const TURN = 4

const nameOf = (filter: Node): string => {
  const name = isCall(filter) ? filter.callee : filter
  return isName(name) ? name.value : ''
}

/**
 * The library's interpreter, which comes back to `evaluate` for every node. Here each is counted and its value weighed;
 * of what could make much out of little, the parts are evaluated first and the size is known before it is made.
 */
export class BoundedInterpreter extends Interpreter {
  readonly #limits: Limits
  readonly #weigh: ReturnType<typeof createScale>
  /** Whose method a function is, as `'a'.replace`. */
  readonly #owners = new WeakMap<Value, string>()

  constructor(environment: Environment, limits: Limits) {
    super(environment)
    this.#limits = limits
    this.#weigh = createScale(limits)
  }

  override evaluate(node: Node | undefined, scope: Scope): Value {
    if (node === undefined) return super.evaluate(node, scope)
    if (isKnown(node)) return node.known
    this.#limits.spend(1)
    const prepared = this.#prepare(node, scope)
    // `first` of an empty list is not even a value.
    const made: Value | undefined = super.evaluate(prepared, scope)
    const value = made ?? super.evaluate(undefined, scope)
    const { text, nodes } = this.#weigh(value)
    if (nodes > 1) this.#limits.spend(Math.ceil(nodes / ITEMS_A_STEP))
    if (typeof value.value === 'string' || text > this.#limits.output) this.#limits.write(text)
    if (isMember(prepared) && isKnown(prepared.object) && typeof prepared.object.known.value === 'string') {
      this.#owners.set(value, prepared.object.known.value)
    }
    return value
  }

  #prepare(node: Node, scope: Scope): Node {
    if (isFor(node)) return { ...node, iterable: this.#iterable(node.iterable, scope) } as Node
    if (isFilter(node)) return this.#filter(node, scope)
    if (isFilterBlock(node)) {
      const rendered = this.evaluate({ type: 'Program', body: node.body } as Node, scope)
      return this.#filter({ type: 'FilterExpression', operand: knownAs(rendered), filter: node.filter }, scope)
    }
    if (isCall(node)) return this.#call(node, scope)
    if (isCallBlock(node)) return { ...node, call: this.#call(node.call, scope) } as Node
    if (isMember(node)) return { ...node, object: knownAs(this.evaluate(node.object, scope)) } as Node
    if (isBinary(node) && node.operator.value.endsWith('in')) {
      const [left, right] = [this.evaluate(node.left, scope), this.evaluate(node.right, scope)]
      if (typeof left.value === 'string' && typeof right.value === 'string') {
        this.#limits.spend(searchSteps(right.value, left.value))
      }
      return { ...node, left: knownAs(left), right: knownAs(right) } as Node
    }
    return node
  }

  #iterable(node: Node, scope: Scope): Node {
    if (isSelect(node)) return { ...node, lhs: this.#iterable(node.lhs, scope) } as Node
    const value = this.evaluate(node, scope)
    const { value: held } = value
    const turns = Array.isArray(held) ? held.length : held instanceof Map ? held.size : 0
    this.#limits.spend(TURN * turns)
    return knownAs(value)
  }

  #filter(node: Filter, scope: Scope): Node {
    const growth = growing.get(nameOf(node.filter))
    if (growth === undefined) return node
    const operand = this.evaluate(node.operand, scope)
    const { filter, given } = isCall(node.filter)
      ? this.#evaluated(node.filter, scope)
      : { filter: node.filter, given: { positional: [], named: new Map() } }
    this.#limits.write(growth(operand, this.#weigh(operand), given, this.#limits))
    return { ...node, operand: knownAs(operand), filter } as Node
  }

  #call(node: Call, scope: Scope): Call {
    const { filter, given } = this.#evaluated(node, scope)
    const callee = this.evaluate(node.callee, scope)
    const owner = this.#owners.get(callee)
    if (owner !== undefined) this.#limits.write(replacedLength(owner, given, this.#limits))
    return { ...filter, callee: knownAs(callee) }
  }

  /** A call whose arguments are known. */
  #evaluated(call: Call, scope: Scope): { filter: Call; given: Given } {
    const positional: Value[] = []
    const named = new Map<string, Value>()
    const args = call.args.map(argument => {
      if (isKeyword(argument)) {
        const value = this.evaluate(argument.value, scope)
        named.set(argument.key.value, value)
        return { ...argument, value: knownAs(value) }
      }
      if (isSpread(argument)) {
        const value = this.evaluate(argument.argument, scope)
        if (Array.isArray(value.value)) positional.push(...value.value)
        else if (value.value instanceof Map) for (const [name, part] of value.value) named.set(name, part)
        return { ...argument, argument: knownAs(value) }
      }
      const value = this.evaluate(argument, scope)
      positional.push(value)
      return knownAs(value)
    })
    return { filter: { ...call, args }, given: { positional, named } }
  }
}
