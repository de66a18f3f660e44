import { type CelValue, isMap, kindOf, type Outcome, Problem, type Spend } from './value.ts'

type Method = (args: readonly CelValue[], spend: Spend) => Outcome

const CHARACTERS = 8
/** How many characters of what is searched for make a search last as long again. */
const WANTED_CHARACTERS = 250

const cannot = (name: string, value: CelValue | undefined): Problem =>
  new Problem(`${name}() cannot be asked of ${value === undefined ? 'nothing' : kindOf(value)}`)

/** A method of texts that takes one more; `cost` in steps. */
const ofTexts =
  (name: string, cost: (own: string, other: string) => number, of: (own: string, other: string) => CelValue): Method =>
  ([own, other], spend) => {
    if (typeof own !== 'string') return cannot(name, own)
    if (typeof other !== 'string') return new Problem(`${name}() takes a text`)
    spend(cost(own, other))
    return of(own, other)
  }

const ofText =
  (name: string, of: (own: string) => CelValue): Method =>
  ([own], spend) => {
    if (typeof own !== 'string') return cannot(name, own)
    spend(own.length / 2)
    return of(own)
  }

const searching = (own: string, other: string): number =>
  (own.length / CHARACTERS) * (1 + other.length / WANTED_CHARACTERS)

const size: Method = ([value], spend) => {
  if (typeof value === 'string') {
    spend(1.5 * value.length)
    let characters = 0
    for (const _ of value) characters++
    return BigInt(characters)
  }
  if (Array.isArray(value)) return BigInt(value.length)
  if (value === undefined || !isMap(value)) return cannot('size', value)
  const keys = Object.keys(value)
  spend(keys.length)
  return BigInt(keys.length)
}

const substring: Method = ([own, from, to], spend) => {
  if (typeof own !== 'string') return cannot('substring', own)
  const [start, end] = [Number(from), to === undefined ? own.length : Number(to)]
  if (!(start >= 0 && end >= start && end <= own.length)) {
    return new Problem(`a text of ${own.length} characters has no part from ${start} to ${end}`)
  }
  spend((end - start) / CHARACTERS)
  return own.slice(start, end)
}

const number = (value: CelValue | undefined, name: string): number | Problem => {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value)
  if (typeof value !== 'string') return cannot(name, value)
  const read = value.length > 30 || value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(read) ? read : new Problem(`${name}() cannot read a number in the text`)
}

/** What reading or writing a number counts for. */
const NUMBER = 20

const int: Method = ([value], spend) => {
  spend(NUMBER)
  if (typeof value === 'bigint') return value
  const read = number(value, 'int')
  if (read instanceof Problem) return read
  return Number.isFinite(read) ? BigInt(Math.trunc(read)) : cannot('int', value)
}

const string: Method = ([value], spend) => {
  spend(NUMBER)
  if (typeof value === 'string') return value
  return value === undefined || typeof value === 'object' ? cannot('string', value) : String(value)
}

/** Called as `name(value, …)`. */
export const functions: Record<string, Method> = {
  size,
  int,
  double([value], spend) {
    spend(NUMBER)
    return number(value, 'double')
  },
  string,
  dyn: ([value]) => value ?? null,
}

/** Called as `value.name(…)`. */
export const methods: Record<string, Method> = {
  size,
  contains: ofTexts('contains', searching, (own, other) => own.includes(other)),
  startsWith: ofTexts(
    'startsWith',
    (_, other) => other.length / CHARACTERS,
    (own, other) => own.startsWith(other),
  ),
  endsWith: ofTexts(
    'endsWith',
    (_, other) => other.length / CHARACTERS,
    (own, other) => own.endsWith(other),
  ),
  indexOf: ofTexts('indexOf', searching, (own, other) => BigInt(own.indexOf(other))),
  split: ofTexts(
    'split',
    (own, other) => 2 * own.length + searching(own, other),
    (own, other) => own.split(other),
  ),
  substring,
  lowerAscii: ofText('lowerAscii', own => own.replace(/[A-Z]+/g, letters => letters.toLowerCase())),
  upperAscii: ofText('upperAscii', own => own.replace(/[a-z]+/g, letters => letters.toUpperCase())),
  trim: ofText('trim', own => own.trim()),
}
