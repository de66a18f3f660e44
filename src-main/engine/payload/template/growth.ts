import type { Limits } from './limits.ts'
import type { Value } from './node.ts'
import type { Weight } from './weigh.ts'

/** Arguments of a filter or function that have been evaluated. */
export interface Given {
  positional: readonly Value[]
  named: ReadonlyMap<string, Value>
}

const textOf = (value: Value | undefined): string => (typeof value?.value === 'string' ? value.value : '')
const numberOf = (value: Value | undefined): number | null => (typeof value?.value === 'number' ? value.value : null)

const occurrences = (text: string, piece: string): number => {
  if (piece === '') return text.length + 1
  let count = 0
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + piece.length)) count++
  return count
}

/** Comparisons of characters that count as one step: searching a text can take as many as both lengths multiplied. */
const COMPARED = 4096

export const searchSteps = (text: string, piece: string): number => Math.ceil((text.length * piece.length) / COMPARED)

/** How many characters `replace` makes of a text. */
export const replacedLength = (text: string, { positional, named }: Given, limits: Limits): number => {
  const [before, after] = [textOf(positional[0]), textOf(positional[1])]
  limits.spend(searchSteps(text, before))
  const most = numberOf(positional[2] ?? named.get('count'))
  const found = occurrences(text, before)
  return text.length + (most === null || most < 0 ? found : Math.min(found, most)) * after.length
}

type Growth = (operand: Value, weight: Weight, given: Given, limits: Limits) => number

const separators = (value: Value | undefined): number =>
  Array.isArray(value?.value) ? value.value.reduce((sum, part) => sum + textOf(part).length, 0) : 0

/** Filters whose text can be much longer than what they are given: how long it becomes, from above. */
export const growing = new Map<string, Growth>([
  ['replace', (operand, _, given, limits) => replacedLength(textOf(operand), given, limits)],
  [
    'join',
    (operand, { text, nodes }, { positional, named }) => {
      const separator = textOf(positional[0] ?? named.get('separator'))
      return text + separator.length * (typeof operand.value === 'string' ? operand.value.length : nodes)
    },
  ],
  [
    'indent',
    (operand, { text }, { positional, named }) =>
      text + occurrences(textOf(operand), '\n') * (numberOf(positional[0] ?? named.get('width')) ?? 4),
  ],
  [
    'tojson',
    (_operand, { text, nodes, depth }, { named }) =>
      text + nodes * (depth * (numberOf(named.get('indent')) ?? 0) + separators(named.get('separators'))),
  ],
])
