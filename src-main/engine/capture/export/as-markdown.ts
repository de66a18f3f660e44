import { isUtf8 } from 'node:buffer'
import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { Explanation } from '../../../../src-shared/model/explanation.ts'
import { toIso } from '../../../../src-shared/time.ts'
import type { ExportedRequest } from './exported-request.ts'

const MOST_SHOWN = 256 * 1024
const MOST_DUMPED = 4096
const ROW = 16

/** A fence that nothing in the text closes. */
const fenced = (text: string, language = ''): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}${text.endsWith('\n') || text === '' ? '' : '\n'}${fence}`
}

/** In a cell of a table or a line of text nothing of it is markup. */
const plain = (text: string): string =>
  text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`*_{}[\]<>()#+!|~-]/g, sign => `\\${sign}`)

const hexDump = (body: Buffer): string => {
  const rows: string[] = []
  for (let at = 0; at < Math.min(body.length, MOST_DUMPED); at += ROW) {
    const bytes = body.subarray(at, at + ROW)
    const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join(' ')
    const text = bytes.toString('latin1').replaceAll(/[^\x20-\x7e]/g, '.')
    rows.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(ROW * 3 - 1)}  ${text}`)
  }
  return rows.join('\n')
}

const bodyPart = (body: Buffer, contentType: string | null): string[] => {
  if (body.length === 0) return ['There is no body.']
  if (!isUtf8(body)) {
    const cut = body.length > MOST_DUMPED ? [`The first ${MOST_DUMPED} bytes:`, ''] : []
    return [...cut, fenced(hexDump(body))]
  }
  const cut = body.length > MOST_SHOWN ? [`The first ${MOST_SHOWN} bytes:`, ''] : []
  const language = /json/i.test(contentType ?? '') ? 'json' : ''
  return [...cut, fenced(body.subarray(0, MOST_SHOWN).toString('utf8'), language)]
}

const headerTable = (headers: HeaderList): string[] => [
  '| header | value |',
  '|---|---|',
  ...headers.map(([name, value]) => `| ${plain(name)} | ${plain(value)} |`),
]

const signaturePart = ({ result, code, reason, fix }: Explanation): string[] => [
  '',
  '## Signature',
  '',
  `${result === 'none' ? 'Not verified' : `**${result}**`}${code === null ? '' : ` (\`${code}\`)`}: ${plain(reason)}`,
  ...(fix === null ? [] : ['', `What to change: ${plain(fix)}`]),
]

const answerPart = ({ answer }: ExportedRequest): string[] => {
  if (answer === null || answer.status === 0) return ['', '## Answer', '', 'The sender got no answer.']
  return [
    '',
    '## Answer',
    '',
    `Status ${answer.status} after ${Math.round(answer.durationMs)} ms.`,
    ...(answer.body === '' ? [] : ['', fenced(answer.body)]),
  ]
}

/** A report for people: what came, whether its signature is right and why not, and what it was answered. */
export const asMarkdown = (request: ExportedRequest, explanation: Explanation): string => {
  const { capture, headers, trailers, body } = request
  const lines = [
    `# ${plain(`${capture.method} ${capture.target}`)}`,
    '',
    `Received ${toIso(capture.receivedAt)} in the inbox ${plain(capture.inbox)} from ${plain(capture.remoteAddress)}, HTTP/${capture.httpVersion}${capture.secure ? ' over TLS' : ''}.`,
    `${capture.bodySize} bytes of body${capture.truncated ? ', incomplete' : ''}, SHA-256 \`${capture.bodySha256}\`.`,
    ...signaturePart(explanation),
    '',
    '## Headers',
    '',
    ...headerTable([...headers, ...trailers]),
    '',
    '## Body',
    '',
    ...bodyPart(body, capture.contentType),
    ...answerPart(request),
  ]
  return `${lines.join('\n')}\n`
}
