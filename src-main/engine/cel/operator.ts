import type { BinaryOperator } from '@marcbachmann/cel-js'
import { type CelValue, isMap, kindOf, type Outcome, Problem, sameValue, type Spend } from './value.ts'

type Numeric = number | bigint
type Operator = (left: CelValue, right: CelValue, spend: Spend) => Outcome

const LARGEST = 2n ** 63n - 1n
const CHARACTERS = 8

const isNumber = (value: CelValue): value is Numeric => typeof value === 'number' || typeof value === 'bigint'

const whole = (value: bigint): Outcome =>
  value > LARGEST || value < -LARGEST - 1n ? new Problem('a number leaves the 64 bits that it may have') : value

const cannot = (sign: string, left: CelValue, right: CelValue): Problem =>
  new Problem(`${kindOf(left)} ${sign} ${kindOf(right)} has no answer`)

const arithmetic =
  (sign: string, ints: (a: bigint, b: bigint) => bigint, doubles: (a: number, b: number) => number): Operator =>
  (left, right) => {
    if (!isNumber(left) || !isNumber(right)) return cannot(sign, left, right)
    if (typeof left !== 'bigint' || typeof right !== 'bigint') return doubles(Number(left), Number(right))
    if (right === 0n && (sign === '/' || sign === '%')) return new Problem('it divides by zero')
    return whole(ints(left, right))
  }

const ordered =
  (sign: string, compare: (a: Numeric | string, b: Numeric | string) => boolean): Operator =>
  (left, right, spend) => {
    if (isNumber(left) && isNumber(right)) return compare(left, right)
    if (typeof left === 'boolean' && typeof right === 'boolean') return compare(Number(left), Number(right))
    if (typeof left !== 'string' || typeof right !== 'string') return cannot(sign, left, right)
    spend(Math.min(left.length, right.length) / CHARACTERS)
    return compare(left, right)
  }

const add = arithmetic(
  '+',
  (a, b) => a + b,
  (a, b) => a + b,
)

const plus: Operator = (left, right, spend) => {
  if (typeof left === 'string' && typeof right === 'string') {
    spend((left.length + right.length) / CHARACTERS)
    return left + right
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    spend(left.length + right.length)
    return [...left, ...right]
  }
  return add(left, right, spend)
}

const within: Operator = (left, right, spend) => {
  if (Array.isArray(right)) return right.some(item => sameValue(left, item, spend))
  if (isMap(right)) return typeof left === 'string' && Object.hasOwn(right, left)
  return cannot('in', left, right)
}

/** What stands between two operands, but && and ||. */
export const operators: Record<BinaryOperator, Operator> = {
  '==': sameValue,
  '!=': (left, right, spend) => !sameValue(left, right, spend),
  in: within,
  '+': plus,
  '-': arithmetic(
    '-',
    (a, b) => a - b,
    (a, b) => a - b,
  ),
  '*': arithmetic(
    '*',
    (a, b) => a * b,
    (a, b) => a * b,
  ),
  '/': arithmetic(
    '/',
    (a, b) => a / b,
    (a, b) => a / b,
  ),
  '%': arithmetic(
    '%',
    (a, b) => a % b,
    (a, b) => a % b,
  ),
  '<': ordered('<', (a, b) => a < b),
  '<=': ordered('<=', (a, b) => a <= b),
  '>': ordered('>', (a, b) => a > b),
  '>=': ordered('>=', (a, b) => a >= b),
}
