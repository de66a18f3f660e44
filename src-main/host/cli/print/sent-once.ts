import type { SentOnceView } from '../../../../src-shared/model/sent-once.ts'
import { headerLines } from './attempt.ts'
import { bodyLines } from './body.ts'
import { showDuration } from './units.ts'
import { visibleLine } from './visible.ts'

type Shown = Pick<SentOnceView['request'], 'headers' | 'body' | 'encoding' | 'truncated'>

const messageLines = ({ headers, body, encoding, truncated }: Shown): string[] =>
  [...headerLines(headers), '', ...bodyLines(Buffer.from(body, encoding)), ...(truncated ? ['(cut here)'] : [])].map(
    line => (line === '' ? '' : `  ${line}`),
  )

/** A request that a person made, and what came of it, as lines for a person. */
export const sentOnceLines = ({ request, response, error, timing }: SentOnceView): string[] => [
  visibleLine(`${request.method} ${request.url}`),
  ...messageLines(request),
  '',
  ...(response === null ? [] : [`${response.status} in ${showDuration(timing.total)}`, ...messageLines(response)]),
  ...(error === null ? [] : [`${error.class}: ${visibleLine(error.message)}`, visibleLine(error.help)]),
]
