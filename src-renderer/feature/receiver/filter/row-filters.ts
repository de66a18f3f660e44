import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import type { CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import { verdictWords } from '../list/verdict-words.ts'

export interface RowFilter {
  label: string
  change: CaptureQuery
}

const pathOf = (target: string): string => target.split('?')[0] ?? target

/** What of a row the list can be narrowed to. */
export const onlyThis = (row: CaptureSummary, ofAll: boolean): RowFilter[] => [
  ...(ofAll ? [{ label: `Inbox ${row.inbox}`, change: { inbox: row.inbox } }] : []),
  { label: `Method ${row.method}`, change: { method: row.method } },
  { label: `Path ${pathOf(row.target)}`, change: { path: pathOf(row.target).slice(0, 200) } },
  ...(row.eventType === null ? [] : [{ label: `Event ${row.eventType}`, change: { type: row.eventType } }]),
  row.verification.code === null
    ? { label: `Signature: ${verdictWords(row)}`, change: { result: row.verification.result } }
    : { label: `Reason: ${verdictWords(row)}`, change: { code: row.verification.code } },
  ...(row.responseStatus > 0
    ? [{ label: `Status ${row.responseStatus}`, change: { status: `${row.responseStatus}` } }]
    : []),
]

/** What of a row can be left out of the list. */
export const hideThis = (row: CaptureSummary): RowFilter[] => [
  { label: `Method ${row.method}`, change: { method: `!${row.method}` } },
  ...(row.eventType === null ? [] : [{ label: `Event ${row.eventType}`, change: { type: `!${row.eventType}` } }]),
  ...(row.responseStatus > 0
    ? [{ label: `Status ${row.responseStatus}`, change: { status: `!${row.responseStatus}` } }]
    : []),
]
