import type { HeaderList } from '../../../../../src-shared/model/attempt.ts'
import type { CaptureAnswer } from '../../../../../src-shared/model/respond.ts'
import type { VerificationResult } from '../../../../../src-shared/model/capture.ts'
import type { Explanation } from '../../../../../src-shared/model/explanation.ts'
import type { CaptureRecord } from '../../../../engine/port/store.ts'
import { headerLines } from '../../print/attempt.ts'
import { bodyLines } from '../../print/body.ts'
import { explanationLines } from '../../print/explanation.ts'
import { style } from '../../print/style.ts'
import { showSize, showTimeOfDay } from '../../print/units.ts'
import { verificationWord } from '../../print/verification.ts'
import { visibleLine } from '../../print/visible.ts'
import type { Terminal } from '../../terminal.ts'

interface Shown {
  headers: boolean
  short?: boolean
  verbose?: boolean
}

const colour: Record<VerificationResult, 'green' | 'red' | 'yellow' | 'dim'> = {
  valid: 'green',
  invalid: 'red',
  missing: 'yellow',
  none: 'dim',
}

/** Such as why forwarding it failed. */
const noteLines = ({ answer }: CaptureRecord): string[] => {
  const { note = null }: Partial<CaptureAnswer> = answer === null ? {} : JSON.parse(answer)
  return note === null ? [] : [visibleLine(note)]
}

const verdictLines = (
  { scheme, result, reason }: CaptureRecord,
  explanation: Explanation | null,
  { verbose = false }: Shown,
): string[] => {
  if (scheme === 'none') return []
  if (explanation === null) return [`${verificationWord(result)}: ${visibleLine(reason)}`]
  return explanationLines(verbose ? explanation : { ...explanation, evidence: null })
}

/**
 * One request as `listen` shows it (R116): number, time, method, target, size, answer, verification, headers, body; or
 * in short on one line.
 */
export const requestLines = (
  record: CaptureRecord,
  explanation: Explanation | null,
  number: number,
  shown: Shown,
  terminal: Terminal,
): string[] => {
  const { method, target, receivedAt, bodySize, truncated, result, responseStatus } = record
  const answer = responseStatus === 0 ? 'no answer' : responseStatus
  const line = style(terminal, 'bold', visibleLine(`${method} ${target}`))
  const size = truncated ? `${showSize(bodySize)}, incomplete` : showSize(bodySize)
  const first = `#${number}  ${showTimeOfDay(receivedAt)}  ${line}  ${size}  → ${answer}`
  const [verdict, ...more] = verdictLines(record, explanation, shown)
  const painted = verdict === undefined ? [] : [style(terminal, colour[result], verdict)]
  if (shown.short) return [[first, ...painted].join('  ')]

  const rawHeaders: HeaderList = JSON.parse(record.rawHeaders)
  const rawTrailers: HeaderList = JSON.parse(record.rawTrailers)
  const dim = (text: string): string => style(terminal, 'dim', text)
  return [
    first,
    ...painted,
    ...more,
    ...noteLines(record),
    ...(shown.verbose
      ? [dim(`HTTP/${record.httpVersion} from ${record.remoteAddress}, body SHA-256 ${record.bodySha256}`)]
      : []),
    ...(shown.headers ? headerLines(rawHeaders).map(dim) : []),
    ...bodyLines(record.body),
    ...headerLines(rawTrailers).map(dim),
    '',
  ]
}
