import { queryKeys } from '../../../../src-shared/captures/query-line.ts'
import { quoteWord } from '../../../../src-shared/captures/search-words.ts'
import { captureColours, captureKinds } from '../../../../src-shared/model/capture-filter.ts'
import { reasonCodes } from '../../../../src-shared/model/reason.ts'
import { verificationResults } from '../../../../src-shared/model/verification.ts'

/** What the list shows, to complete with. */
export interface Known {
  inboxes: readonly string[]
  methods: readonly string[]
  types: readonly string[]
}

export interface Completion {
  /** Takes the place of the last word. */
  text: string
  /** What it is, in words. */
  help: string
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']
const HEADERS = [
  'x-github-event=',
  'content-type=json',
  'user-agent=',
  'stripe-signature',
  'x-shopify-topic=',
  'webhook-id=',
  'x-forwarded-for=',
]

type Key = keyof typeof queryKeys

const withNot = (values: readonly string[]): string[] => [...values, ...values.map(value => `!${value}`)]

const valuesOf = (key: Key, known: Known): readonly string[] => {
  switch (key) {
    case 'inbox':
      return known.inboxes
    case 'kind':
      return captureKinds
    case 'method':
      return withNot([...new Set([...known.methods, ...METHODS])])
    case 'path':
      return []
    case 'header':
      return HEADERS
    case 'type':
      return withNot(known.types)
    case 'result':
      return verificationResults
    case 'code':
      return reasonCodes
    case 'status':
      return ['2xx', '4xx', '5xx', '!2xx', 'none', '200', '400', '500']
    case 'is':
      return ['pinned', 'unpinned']
    case 'colour':
      return captureColours
    case 'size':
      return ['>=1k', '>=1m', '<=1k']
    case 'since':
    case 'until':
      return ['5m', '1h', '24h', '7d']
  }
}

/** The last word of a line, and where it begins. Quotes may hold spaces. */
export const lastWord = (line: string): { word: string; from: number } => {
  let from = 0
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"' && line[at - 1] !== '\\') quoted = !quoted
    else if (!quoted && /\s/u.test(line[at] ?? '')) from = at + 1
  }
  return { word: line.slice(from), from }
}

const isKey = (text: string): text is Key => Object.hasOwn(queryKeys, text)

/** What the last word of the line can become. */
export const completionsOf = (line: string, known: Known): Completion[] => {
  const { word } = lastWord(line)
  const colon = word.indexOf(':')
  if (colon < 0) {
    const begun = word.toLowerCase()
    return (Object.keys(queryKeys) as Key[])
      .filter(key => key.startsWith(begun))
      .map(key => ({ text: `${key}:`, help: queryKeys[key] }))
  }
  const key = word.slice(0, colon).toLowerCase()
  if (!isKey(key)) return []
  const begun = word.slice(colon + 1).toLowerCase()
  return valuesOf(key, known)
    .filter(value => value.toLowerCase().startsWith(begun) && value.toLowerCase() !== begun)
    .slice(0, 40)
    .map(value => ({ text: `${key}:${quoteWord(value)}`, help: '' }))
}
