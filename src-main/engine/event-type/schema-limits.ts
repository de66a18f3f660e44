import type { JsonSchema } from '../../../src-shared/profiles/index.ts'

const MOST_BYTES = 64 * 1024
const MOST_DEEP = 64

interface Parts {
  objects: number
  booleans: number
  required: number
  patterns: number
}

/**
 * What becomes code, which takes time to make: 0.2 ms for an object, 30 µs for a name that is required; for
 * patternProperties it grows with the square (4,000 took 12 s).
 */
const most: Record<keyof Parts, [count: number, words: string]> = {
  objects: [500, 'objects'],
  booleans: [1000, 'times true or false'],
  required: [2000, 'required names'],
  patterns: [100, 'patternProperties'],
}

export type Draft = '2020-12' | 'draft-07'

const drafts: Record<string, Draft> = {
  'https://json-schema.org/draft/2020-12/schema': '2020-12',
  'http://json-schema.org/draft-07/schema': 'draft-07',
}

/** The draft a schema is written in; null for one that is not known here. */
export const draftOf = ({ $schema = 'https://json-schema.org/draft/2020-12/schema' }: JsonSchema): Draft | null =>
  typeof $schema === 'string' ? (drafts[$schema.replace(/#$/, '')] ?? null) : null

const isTooDeep = (schema: JsonSchema): boolean => {
  let level: unknown[] = [schema]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEEP) return true
    level = level.flatMap(value => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return false
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const sizeOf = (value: unknown): number => (isObject(value) ? Object.keys(value).length : 0)

const countParts = (schema: JsonSchema): Parts => {
  const parts: Parts = { objects: 0, booleans: 0, required: 0, patterns: 0 }
  const waiting: unknown[] = [schema]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'boolean') parts.booleans++
    if (!isObject(next)) continue
    if (!Array.isArray(next)) {
      parts.objects++
      if ('required' in next) parts.required += sizeOf(next.required)
      if ('patternProperties' in next) parts.patterns += sizeOf(next.patternProperties)
      for (const names of 'dependentRequired' in next && isObject(next.dependentRequired)
        ? Object.values(next.dependentRequired)
        : []) {
        parts.required += sizeOf(names)
      }
    }
    for (const part of Object.values(next)) waiting.push(part)
  }
  return parts
}

const partsProblem = (schema: JsonSchema): string | null => {
  const parts = countParts(schema)
  for (const kind of ['objects', 'booleans', 'required', 'patterns'] as const) {
    const [count, words] = most[kind]
    if (parts[kind] > count) return `A schema holds at most ${count} ${words}.`
  }
  return null
}

/** Why a schema is not even compiled, as a sentence; null when it may be. */
export const limitProblem = (schema: JsonSchema): string | null => {
  if (Buffer.byteLength(JSON.stringify(schema)) > MOST_BYTES) return 'A schema has at most 64 KiB.'
  if (isTooDeep(schema)) return `A schema is at most ${MOST_DEEP} levels deep.`
  const tooMany = partsProblem(schema)
  if (tooMany !== null) return tooMany
  if (draftOf(schema) === null) return '$schema must be JSON Schema 2020-12 or draft-07.'
  return '$async' in schema ? '$async is not known here.' : null
}
