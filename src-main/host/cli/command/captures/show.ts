import { Command } from 'commander'
import type { Capture } from '../../../../../src-shared/model/capture.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { headerLines } from '../../print/attempt.ts'
import { bodyLines } from '../../print/body.ts'
import { fields } from '../../print/fields.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { showDuration, showSize, showTime } from '../../print/units.ts'
import { verificationLines } from '../../print/verification.ts'
import { visibleLine } from '../../print/visible.ts'

const answeredLine = ({ answered, response, answer, held }: Capture): string => {
  if (held !== null) return `not yet: held until ${showTime(held.until)}`
  if (!answered) return 'not yet'
  const what = answer?.fault ?? response?.status ?? 'no answer'
  const by = answer?.rule == null ? '' : ` by rule ${answer.rule + 1}, step ${(answer.step ?? 0) + 1}`
  return visibleLine(`${what}${by}${answer?.note == null ? '' : `. ${answer.note}`}`)
}

const forwardLine = (forward: Capture['forward']): string | null => {
  if (forward === null) return null
  const { url, status, error, durationMs } = forward
  return visibleLine(
    `${url}: ${error === null ? status : `${error.code}, ${error.message}`}, ${showDuration(durationMs)}`,
  )
}

const whyLines = ({ id, verification: { result } }: Capture): string[] =>
  result === 'invalid' || result === 'missing' ? [`hookbench captures explain ${id} says why.`] : []

const captureLines = (capture: Capture): string[] => [
  ...fields([
    ['id', capture.id],
    ['inbox', capture.inbox],
    ['received', `${showTime(capture.receivedAt)} from ${capture.remoteAddress}`],
    ['body', `${showSize(capture.bodySize)}${capture.truncated ? ', incomplete' : ''}, SHA-256 ${capture.bodySha256}`],
    ['answered', answeredLine(capture)],
    ['forwarded', forwardLine(capture.forward)],
  ]),
  ...verificationLines(capture.verification),
  ...whyLines(capture),
  '',
  visibleLine(`${capture.method} ${capture.target} HTTP/${capture.httpVersion}`),
  ...headerLines(capture.rawHeaders),
  '',
  ...(capture.bodyBase64 === null
    ? ['The body is long: add --body to write it to standard output.']
    : bodyLines(Buffer.from(capture.bodyBase64, 'base64'))),
  ...headerLines(capture.rawTrailers),
]

/** `hookbench captures show ID`, or its exact body with `--body`. */
export const capturesShow = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('show')
      .description('show one capture')
      .argument('<id>', 'id of the capture')
      .option('--body', 'write only the exact bytes of the body')
      .addHelpText('after', '\nExample:\n  hookbench captures show cap_… --body > body.bin'),
  ).action(async (id: string, options: OutputOptions & { body?: boolean }, command: Command) => {
    const engine = await connect(command, terminal)
    if (options.body) {
      const file = await engine.captures.body({ id })
      terminal.out(new Uint8Array(await file.arrayBuffer()))
      return
    }
    const capture = await engine.captures.get({ id })
    show(terminal, options, capture, () => captureLines(capture))
  })
