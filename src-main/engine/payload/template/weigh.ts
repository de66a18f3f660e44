import type { Limits } from './limits.ts'
import type { Value } from './node.ts'

/** How large a value would be as text. */
export interface Weight {
  /** Characters, about. */
  text: number
  /** Values in it, itself included. */
  nodes: number
  depth: number
}

const SEPARATORS = 4

/** A namespace can be written to, so that what holds one is weighed again each time. */
const isWritable = ({ type }: Value): boolean => type === 'NamespaceValue'

/**
 * Weighs values, so that a list that holds itself twice, and again, and again, is known to be large before somebody
 * writes it out.
 */
export const createScale = (limits: Limits): ((value: Value) => Weight) => {
  const weighed = new WeakMap<Value, Weight>()

  const leaf = (text: number): Weight => ({ text, nodes: 1, depth: 1 })

  const weighAll = (entries: Iterable<readonly [string, Value]>): { weight: Weight; writable: boolean } => {
    const weight = { text: SEPARATORS, nodes: 1, depth: 1 }
    let writable = false
    for (const [name, part] of entries) {
      const inner = weigh(part)
      weight.text += name.length + SEPARATORS + inner.weight.text
      weight.nodes += inner.weight.nodes
      weight.depth = Math.max(weight.depth, inner.weight.depth + 1)
      writable ||= inner.writable
      limits.spend(1)
    }
    return { weight, writable }
  }

  const weigh = (value: Value): { weight: Weight; writable: boolean } => {
    const { value: held } = value
    if (typeof held === 'string') return { weight: leaf(held.length), writable: false }
    if (typeof held !== 'object' || held === null) {
      return { weight: leaf(typeof held === 'function' ? 0 : String(held).length), writable: false }
    }
    const known = weighed.get(value)
    if (known !== undefined) return { weight: known, writable: false }
    const entries = Array.isArray(held) ? held.map((part): [string, Value] => ['', part]) : held
    const found = weighAll(entries)
    const writable = found.writable || isWritable(value)
    if (!writable) weighed.set(value, found.weight)
    return { weight: found.weight, writable }
  }

  return value => weigh(value).weight
}
