import type { QueryTerm } from '../../../../src-shared/captures/query-line.ts'
import type { CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import { formatBytes, formatDue } from '../../../lib/format.ts'

/** A filter as its chip says it: name and value. */
export const chipText = (term: QueryTerm, query: CaptureQuery, now: number): { name: string; value: string } => {
  const [field] = term.fields
  if ((field === 'since' || field === 'until') && query[field] !== undefined)
    return { name: field, value: formatDue(query[field], now) }
  if (field === 'minSize' && query.minSize !== undefined)
    return { name: 'size', value: `≥ ${formatBytes(query.minSize)}` }
  if (field === 'maxSize' && query.maxSize !== undefined)
    return { name: 'size', value: `≤ ${formatBytes(query.maxSize)}` }
  const colon = term.text.indexOf(':')
  const value = term.text.slice(colon + 1)
  return { name: term.text.slice(0, colon), value: value.startsWith('!') ? `not ${value.slice(1)}` : value }
}
