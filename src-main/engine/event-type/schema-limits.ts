import type { JsonSchema } from '../../../src-shared/profiles/index.ts'

const MOST_BYTES = 64 * 1024
const MOST_DEEP = 64
/** Each becomes code, which takes about half a millisecond to make. */
const MOST_OBJECTS = 500

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

const objectCount = (schema: JsonSchema): number => {
  let count = 0
  const waiting: unknown[] = [schema]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    if (!Array.isArray(next)) count++
    waiting.push(...Object.values(next))
  }
  return count
}

/** Why a schema is not even compiled, as a sentence; null when it may be. */
export const limitProblem = (schema: JsonSchema): string | null => {
  if (Buffer.byteLength(JSON.stringify(schema)) > MOST_BYTES) return 'A schema has at most 64 KiB.'
  if (isTooDeep(schema)) return `A schema is at most ${MOST_DEEP} levels deep.`
  if (objectCount(schema) > MOST_OBJECTS) return `A schema holds at most ${MOST_OBJECTS} objects.`
  if (draftOf(schema) === null) return '$schema must be JSON Schema 2020-12 or draft-07.'
  return '$async' in schema ? '$async is not known here.' : null
}
