import { type CaptureQuery, captureColours, captureKinds, captureQuerySchema } from '../model/capture-filter.ts'
import { verificationResults } from '../model/verification.ts'
import { readTime } from '../time-text.ts'
import { toIso } from '../time.ts'
import { plainAt, quoteWord, readQuoted, searchWords } from './search-words.ts'

/** What of a line cannot be understood, and where: characters `from` to `to`. */
export interface QueryProblem {
  message: string
  help: string
  from: number
  to: number
}

export type ParsedQuery = { query: CaptureQuery; problem: null } | { query: null; problem: QueryProblem }

/** A filter as a piece of the line; `fields` are what it stands for in the query. */
export interface QueryTerm {
  text: string
  fields: (keyof CaptureQuery)[]
}

/** What each filter takes, in words, in the order in which they are printed. */
export const queryKeys = {
  inbox: 'the name of an inbox',
  kind: captureKinds.join(', '),
  method: 'a method such as POST, or !POST for every other',
  path: 'a part of the path',
  header: 'the name of a header, or NAME=part of its value',
  type: 'an event type, order.* for all that begin so, !push for every other',
  result: verificationResults.join(', '),
  code: 'a reason such as wrong-secret',
  status: 'a status such as 200, 5xx or none, or !2xx for every other',
  is: 'pinned or unpinned',
  colour: captureColours.join(', '),
  size: '>=1000 or <=20k: bytes of the body, k and m for KiB and MiB',
  since: 'a time: 30m, 2h, 7d or 2026-11-22T10:00:00Z',
  until: 'a time: 30m, 2h, 7d or 2026-11-22T10:00:00Z',
} as const
type Key = keyof typeof queryKeys

const KEY = /^([a-z]+):(?!\/\/)/i
const SIZE = /^(>=|<=|>|<)(\d{1,15})([km]?)$/i
const FACTOR: Partial<Record<string, number>> = { k: 1024, m: 1024 * 1024 }
const ALIAS: Partial<Record<string, Key>> = { color: 'colour' }

const keyOf = (name: string): Key | null => {
  const lower = name.toLowerCase()
  return ALIAS[lower] ?? (Object.hasOwn(queryKeys, lower) ? (lower as Key) : null)
}

const readSize = (value: string): Partial<CaptureQuery> | null => {
  const [, sign, digits, letter = ''] = SIZE.exec(value) ?? []
  if (sign === undefined) return null
  const bytes = Number(digits) * (FACTOR[letter.toLowerCase()] ?? 1)
  if (sign.startsWith('>')) return { minSize: sign === '>' ? bytes + 1 : bytes }
  return bytes === 0 && sign === '<' ? null : { maxSize: sign === '<' ? bytes - 1 : bytes }
}

/** What a filter says; null when it takes no such value. */
const fieldsOf = (key: Key, value: string, now: number): Partial<CaptureQuery> | null => {
  switch (key) {
    case 'is':
      return value === 'pinned' || value === 'unpinned' ? { pinned: value === 'pinned' } : null
    case 'size':
      return readSize(value)
    case 'since':
    case 'until': {
      const at = readTime(value, now)
      return at === null ? null : { [key]: toIso(at) }
    }
    case 'inbox':
    case 'kind':
    case 'method':
    case 'path':
    case 'header':
    case 'type':
    case 'result':
    case 'code':
    case 'status':
    case 'colour':
      return { [key]: value }
  }
}

const problem = (from: number, to: number, message: string, help: string): ParsedQuery => ({
  query: null,
  problem: { message: `${message} (character ${from + 1})`, help, from, to },
})

/**
 * Reads `method:POST status:5xx header:x-github-event=push is:pinned free words`: filters, and words that are searched
 * for. What has spaces stands in double quotes. `now`, Unix milliseconds, is what `since:2h` counts from.
 */
export const parseQueryLine = (line: string, now: number): ParsedQuery => {
  const query: CaptureQuery = {}
  const words: string[] = []
  let at = 0

  for (;;) {
    at += line.slice(at).search(/\S|$/u)
    if (at >= line.length) break
    const [head = '', name] = KEY.exec(line.slice(at)) ?? []
    const start = at + head.length
    const rest = line.slice(start)
    if (rest.startsWith('"') && readQuoted(rest) === null && !rest.slice(1).includes('"')) {
      return problem(start, line.length, 'This quote is not closed.', 'Write " at the end of the text.')
    }
    const { value, length } = readQuoted(rest) ?? plainAt(rest)
    const end = start + length
    if (name === undefined) {
      if (value !== '') words.push(value)
      at = end
      continue
    }
    const key = keyOf(name)
    if (key === null) {
      const help = `There are ${Object.keys(queryKeys).join(', ')}. To search for the text, write it in quotes.`
      return problem(at, end, `There is no filter “${name}”.`, help)
    }
    if (value === '') return problem(at, end, `The filter ${key} has no value.`, `It takes ${queryKeys[key]}.`)
    const fields = fieldsOf(key, value, now)
    if (fields === null || !captureQuerySchema.safeParse(fields).success) {
      return problem(at, end, `The filter ${key} does not take “${value}”.`, `It takes ${queryKeys[key]}.`)
    }
    if (Object.keys(fields).some(field => field in query)) {
      return problem(at, end, `The filter ${key} is said twice.`, 'Leave one of them out.')
    }
    Object.assign(query, fields)
    at = end
  }

  if (words.length > 0) query.q = words.map(quoteWord).join(' ')
  if (!captureQuerySchema.safeParse(query).success) {
    return problem(0, line.length, 'The words are too long.', 'Search for at most 200 characters.')
  }
  return { query, problem: null }
}

/** The filters of a query as pieces of its line, in a fixed order; the words are the last piece. */
export const queryTerms = (query: CaptureQuery): QueryTerm[] => {
  const terms: QueryTerm[] = []
  const add = (field: keyof CaptureQuery, text: string): void => void terms.push({ text, fields: [field] })
  for (const key of Object.keys(queryKeys) as Key[]) {
    if (key === 'is') {
      if (query.pinned !== undefined) add('pinned', query.pinned ? 'is:pinned' : 'is:unpinned')
    } else if (key === 'size') {
      if (query.minSize !== undefined) add('minSize', `size:>=${query.minSize}`)
      if (query.maxSize !== undefined) add('maxSize', `size:<=${query.maxSize}`)
    } else {
      const value = query[key]
      if (value !== undefined) add(key, `${key}:${quoteWord(value)}`)
    }
  }
  const words = searchWords(query.q ?? '')
  if (words.length > 0) add('q', words.map(quoteWord).join(' '))
  return terms
}

export const printQueryLine = (query: CaptureQuery): string =>
  queryTerms(query)
    .map(({ text }) => text)
    .join(' ')
