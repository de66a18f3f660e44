import type { DiffChange } from '../../../../src-shared/model/capture-diff.ts'
import type { Differences } from './differences.ts'
import { createJsonReader, type JsonNode } from './json-node.ts'
import { type JsonPath, pathText } from './json-path.ts'

interface Walk {
  found: Differences
  isIgnored(path: JsonPath): boolean
}

type Members = ReadonlyMap<string, JsonNode>
type Elements = readonly JsonNode[]

const tell = (
  walk: Walk,
  path: JsonPath,
  a: JsonNode | undefined,
  b: JsonNode | undefined,
  change: DiffChange,
): void => {
  if (walk.isIgnored(path)) walk.found.ignored += 1
  else walk.found.add({ path: pathText(path), a: a?.text ?? null, b: b?.text ?? null, change })
}

const objects = (walk: Walk, path: JsonPath, before: Members, after: Members): void => {
  for (const [name, value] of before) {
    const other = after.get(name)
    if (other === undefined) tell(walk, [...path, name], value, undefined, 'removed')
    else values(walk, [...path, name], value, other)
  }
  for (const [name, value] of after) if (!before.has(name)) tell(walk, [...path, name], undefined, value, 'added')
}

/** How many elements are alike from one end. */
const alike = (a: Elements, b: Elements, most: number, fromEnd: boolean): number => {
  let count = 0
  const at = (list: Elements): JsonNode | undefined => list.at(fromEnd ? -1 - count : count)
  while (count < most && at(a)?.meaning === at(b)?.meaning) count++
  return count
}

/** What is alike at both ends belongs together, so that one element more or less is told as that. */
const arrays = (walk: Walk, path: JsonPath, before: Elements, after: Elements): void => {
  const shorter = Math.min(before.length, after.length)
  const head = alike(before, after, shorter, false)
  const tail = before.length === after.length ? 0 : alike(before, after, shorter - head, true)
  const paired = shorter - tail
  const pair = (i: number, a: JsonNode | undefined, b: JsonNode | undefined): void => {
    if (a !== undefined && b !== undefined) values(walk, [...path, i], a, b)
  }
  for (let i = 0; i < paired; i++) pair(i, before[i], after[i])
  for (let i = paired; i < before.length - tail; i++) tell(walk, [...path, i], before[i], undefined, 'removed')
  for (let i = paired; i < after.length - tail; i++) tell(walk, [...path, i], undefined, after[i], 'added')
  for (let i = tail; i > 0; i--) pair(before.length - i, before.at(-i), after.at(-i))
}

const values = (walk: Walk, path: JsonPath, a: JsonNode, b: JsonNode): void => {
  if (a.text === b.text || walk.found.isFull()) return
  if (walk.isIgnored(path)) {
    if (a.meaning !== b.meaning) walk.found.ignored += 1
  } else if (a.kind === 'object' && b.kind === 'object') objects(walk, path, a.members, b.members)
  else if (a.kind === 'array' && b.kind === 'array') arrays(walk, path, a.elements, b.elements)
  else tell(walk, path, a, b, a.meaning === b.meaning ? 'written' : 'changed')
}

/** Where two JSON texts differ by their meaning; both must be valid, and not nested without bounds. */
export const jsonDiff = (a: string, b: string, found: Differences, isIgnored: (path: JsonPath) => boolean): void => {
  const read = createJsonReader()
  values({ found, isIgnored }, [], read(a), read(b))
}
