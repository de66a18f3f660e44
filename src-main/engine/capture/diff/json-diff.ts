import { textsByName } from '../../../../src-shared/json/member-texts.ts'
import type { DiffChange } from '../../../../src-shared/model/capture-diff.ts'
import type { Differences } from './differences.ts'
import { elementsOf, kindOfJson, meaningOf } from './json-meaning.ts'
import { type JsonPath, pathText } from './json-path.ts'

interface Walk {
  found: Differences
  isIgnored(path: JsonPath): boolean
}

const tell = (walk: Walk, path: JsonPath, a: string | null, b: string | null, change: DiffChange): void => {
  if (walk.isIgnored(path)) walk.found.ignored += 1
  else walk.found.add({ path: pathText(path), a, b, change })
}

const objects = (walk: Walk, path: JsonPath, a: string, b: string): void => {
  const before = textsByName(a)
  const after = textsByName(b)
  for (const [name, text] of before) {
    const other = after.get(name)
    if (other === undefined) tell(walk, [...path, name], text, null, 'removed')
    else values(walk, [...path, name], text, other)
  }
  for (const [name, text] of after) if (!before.has(name)) tell(walk, [...path, name], null, text, 'added')
}

/** How many elements are alike from one end. */
const alike = (a: readonly string[], b: readonly string[], most: number, fromEnd: boolean): number => {
  let count = 0
  const at = (list: readonly string[]): string => list.at(fromEnd ? -1 - count : count) ?? ''
  while (count < most && (at(a) === at(b) || meaningOf(at(a)) === meaningOf(at(b)))) count++
  return count
}

/** What is alike at both ends belongs together, so that one element more or less is told as that. */
const arrays = (walk: Walk, path: JsonPath, a: string, b: string): void => {
  const before = elementsOf(a)
  const after = elementsOf(b)
  const shorter = Math.min(before.length, after.length)
  const head = alike(before, after, shorter, false)
  const tail = before.length === after.length ? 0 : alike(before, after, shorter - head, true)
  const paired = shorter - tail
  for (let i = 0; i < paired; i++) values(walk, [...path, i], before[i] ?? '', after[i] ?? '')
  for (let i = paired; i < before.length - tail; i++) tell(walk, [...path, i], before[i] ?? '', null, 'removed')
  for (let i = paired; i < after.length - tail; i++) tell(walk, [...path, i], null, after[i] ?? '', 'added')
  for (let i = tail; i > 0; i--) {
    values(walk, [...path, before.length - i], before.at(-i) ?? '', after.at(-i) ?? '')
  }
}

const values = (walk: Walk, path: JsonPath, a: string, b: string): void => {
  if (a === b || walk.found.isFull()) return
  if (walk.isIgnored(path)) {
    if (meaningOf(a) !== meaningOf(b)) walk.found.ignored += 1
    return
  }
  const kind = kindOfJson(a)
  if (kind === kindOfJson(b) && kind === 'object') return objects(walk, path, a, b)
  if (kind === kindOfJson(b) && kind === 'array') return arrays(walk, path, a, b)
  tell(walk, path, a, b, meaningOf(a) === meaningOf(b) ? 'written' : 'changed')
}

/** Where two JSON texts differ by their meaning; both must be valid, and not nested without bounds. */
export const jsonDiff = (a: string, b: string, found: Differences, isIgnored: (path: JsonPath) => boolean): void =>
  values({ found, isIgnored }, [], a.trim(), b.trim())
