import type { ConditionPart } from '../../../../engine/cel/capture-condition.ts'
import type { Read } from '../../../../engine/cel/evaluation.ts'
import type { Judged } from './judge.ts'

/** The first thing that differs from what was asked for. */
export interface Difference {
  /** What was asked. */
  part: string
  /** Why it is not so, as a clause. */
  because: string
  /** What the request has there. */
  seen: { expression: string; value: unknown }[]
}

const LONGEST_VALUE = 160

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)

const shown = (value: unknown): string => {
  const text = JSON.stringify(value, plain)
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

const seenOf = (read: readonly Read[]): Difference['seen'] =>
  read.flatMap(({ expression, value }) =>
    value === undefined ? [] : [{ expression, value: JSON.parse(JSON.stringify(value, plain)) }],
  )

const because = ({ outcome }: ConditionPart, seen: Difference['seen']): string => {
  if (typeof outcome === 'object') return outcome.problem
  return seen.length === 0
    ? 'it is not so'
    : seen.map(({ expression, value }) => `${expression} is ${shown(value)}`).join(', ')
}

/** Null: nothing differs. */
export const differenceOf = ({ parts }: Judged): Difference | null => {
  const part = parts.find(({ outcome }) => outcome !== true)
  if (!part) return null
  const seen = seenOf(part.read)
  return { part: part.text, because: because(part, seen), seen }
}
