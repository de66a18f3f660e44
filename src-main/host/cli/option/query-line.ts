import { parseQueryLine } from '../../../../src-shared/captures/query-line.ts'
import { HookError } from '../../../../src-shared/error.ts'
import type { CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import type { Clock } from '../../../../src-shared/time.ts'

export const QUERY_HELP = `
A query is filters and words, such as: status:5xx result:invalid type:order.* header:x-github-event=push path:/pay
is:pinned colour:red size:>=10k since:2h "two words". Each must fit; words are searched for in target, headers, event
type, note and text bodies. Quote it for the shell.`

/** The query that these arguments make together. */
export const readQuery = (words: readonly string[], clock: Clock): CaptureQuery => {
  const { query, problem } = parseQueryLine(words.join(' '), clock.now())
  if (problem === null) return query
  throw new HookError('INVALID_INPUT', problem.message, { field: 'query', help: problem.help })
}

/** Both together; what both say is refused. */
export const joinQueries = (a: CaptureQuery, b: CaptureQuery): CaptureQuery => {
  const twice = Object.keys(b).find(field => field in a)
  if (twice === undefined) return { ...a, ...b }
  throw new HookError('INVALID_INPUT', `The query and an option both say ${twice}.`, { help: 'Leave one of them out.' })
}
