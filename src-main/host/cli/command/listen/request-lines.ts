import type { HeaderList } from '../../../../../src-shared/model/attempt.ts'
import type { CaptureAnswer } from '../../../../../src-shared/model/respond.ts'
import type { VerificationResult } from '../../../../../src-shared/model/capture.ts'
import type { CaptureRecord } from '../../../../engine/port/store.ts'
import { headerLines } from '../../print/attempt.ts'
import { bodyLines } from '../../print/body.ts'
import { style } from '../../print/style.ts'
import { showSize, showTimeOfDay } from '../../print/units.ts'
import { verificationWord } from '../../print/verification.ts'
import { visibleLine } from '../../print/visible.ts'
import type { Terminal } from '../../terminal.ts'

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

/** One request as `listen` shows it (R116): number, time, method, target, size, verification, headers, body. */
export const requestLines = (
  record: CaptureRecord,
  number: number,
  { headers }: { headers: boolean },
  terminal: Terminal,
): string[] => {
  const { method, target, receivedAt, bodySize, truncated, result, reason, responseStatus } = record
  const answer = responseStatus === 0 ? 'no answer' : responseStatus
  const line = visibleLine(`${method} ${target}`)
  const size = truncated ? `${showSize(bodySize)}, incomplete` : showSize(bodySize)
  const rawHeaders: HeaderList = JSON.parse(record.rawHeaders)
  const verified =
    result === 'none' ? [] : [style(terminal, colour[result], `${verificationWord(result)}: ${visibleLine(reason)}`)]
  return [
    `#${number}  ${showTimeOfDay(receivedAt)}  ${style(terminal, 'bold', line)}  ${size}  → ${answer}`,
    ...verified,
    ...noteLines(record),
    ...(headers ? headerLines(rawHeaders).map(text => style(terminal, 'dim', text)) : []),
    ...bodyLines(record.body),
    '',
  ]
}
