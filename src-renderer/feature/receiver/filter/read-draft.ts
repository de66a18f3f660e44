import { parseQueryLine, type QueryProblem } from '../../../../src-shared/captures/query-line.ts'
import type { CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import { lastWord } from './completions.ts'

export interface Draft {
  /** Filters that are said whole; they become chips. */
  filters: CaptureQuery
  /** Words to search for. */
  q: string | undefined
  /** What stays in the field: the words, and a filter that is not ended yet. */
  rest: string
  problem: QueryProblem | null
}

const FILTER = /^[a-z]+:(?!\/\/)/i

/**
 * Reads what stands in the field. A filter at the end is still being written, until a space or `ended` ends it; words
 * count at once.
 */
export const readDraft = (text: string, now: number, ended: boolean): Draft => {
  const { word, from } = lastWord(text)
  const writing = !ended && FILTER.test(word)
  const done = writing ? text.slice(0, from) : text
  const { query, problem } = parseQueryLine(done, now)
  if (problem !== null) return { filters: {}, q: undefined, rest: text, problem }
  const { q, ...filters } = query
  const hasFilters = Object.keys(filters).length > 0
  const words = q === undefined ? '' : `${q} `
  return { filters, q, rest: hasFilters ? words + (writing ? word : '') : text, problem: null }
}
