import type { Attempt, HeaderList } from '../../../../src-shared/model/attempt.ts'
import { bodyLines } from './body.ts'
import { showDuration, showTime } from './units.ts'
import { visibleLine } from './visible.ts'

/** `Name: value` lines. */
export const headerLines = (headers: HeaderList): string[] =>
  headers.map(([name, value]) => visibleLine(`${name}: ${value}`))

const indent = (lines: readonly string[]): string[] => lines.map(line => (line === '' ? '' : `  ${line}`))

const responseLines = (response: NonNullable<Attempt['response']>): string[] => [
  `Response ${response.status}`,
  ...indent([
    ...headerLines(response.headers),
    '',
    ...bodyLines(Buffer.from(response.body, response.encoding)),
    ...(response.truncated ? ['(cut here)'] : []),
  ]),
]

/** One line on how an attempt ended: `204 in 12 ms`, `refused: …`. */
export const attemptResult = ({ response, error, timing }: Attempt): string => {
  if (error) return `${error.class}: ${visibleLine(error.message)}`
  return `${response?.status ?? 'no answer'} in ${showDuration(timing.total)}`
}

/** An attempt with request and response, as lines for a person. */
export const attemptLines = (attempt: Attempt): string[] => [
  `Attempt ${attempt.number}, ${showTime(attempt.at)}${attempt.manual ? ', by hand' : ''}: ${attemptResult(attempt)}`,
  ...indent([
    ...(attempt.error ? [visibleLine(attempt.error.help)] : []),
    ...attempt.notes.map(({ message }) => message),
    visibleLine(`Request ${attempt.request.method} ${attempt.request.url}`),
    ...indent([...headerLines(attempt.request.headers), '', ...bodyLines(Buffer.from(attempt.request.body))]),
    ...(attempt.response ? responseLines(attempt.response) : []),
  ]),
]
