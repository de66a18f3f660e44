import { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import { type Imported, type Session, sessionSchema } from '../../../../../src-shared/model/session.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { EXIT } from '../../exit-code.ts'
import { readArgument } from '../../option/file-argument.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { count } from '../../print/units.ts'

/** Characters of captures in one call; one that is longer goes alone. */
const MOST_AT_ONCE = 4 * 1024 * 1024

const readSession = (text: string): Session => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new HookError('INVALID_INPUT', 'The file is no JSON.', { cause, help: 'Give a file of captures export.' })
  }
  const parsed = sessionSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new HookError('INVALID_INPUT', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'cannot be read'}`, {
    help: 'Give a file that captures export --session wrote.',
  })
}

/** The session in parts that a call can carry, the inboxes in the first. */
function* parts(session: Session): Generator<Session> {
  let captures: Session['captures'] = []
  let size = 0
  let { inboxes } = session
  for (const capture of session.captures) {
    const length = capture.bodyBase64.length + JSON.stringify(capture.rawHeaders).length
    if (captures.length > 0 && size + length > MOST_AT_ONCE) {
      yield { ...session, inboxes, captures }
      inboxes = []
      captures = []
      size = 0
    }
    captures.push(capture)
    size += length
  }
  yield { ...session, inboxes, captures }
}

/** `hookbench captures import FILE`: exit code 1 when none was taken in. */
export const capturesImport = ({ terminal, finish }: Cli): Command =>
  engineCommand(
    new Command('import')
      .description('take a session file in; what is here already stays as it is')
      .argument('<file>', 'written by captures export --session; - for standard input')
      .addHelpText('after', '\nExample:\n  hookbench captures import shop.json'),
  ).action(async (file: string, options: OutputOptions, command: Command) => {
    const session = readSession((await readArgument(file === '-' ? file : `@${file}`, terminal)).toString('utf8'))
    const engine = await connect(command, terminal)
    const done: Imported = { inboxes: [], captures: [], skipped: [] }
    for (const part of parts(session)) {
      const { inboxes, captures, skipped } = await engine.captures.import(part)
      done.inboxes.push(...inboxes)
      done.captures.push(...captures)
      done.skipped.push(...skipped)
    }
    show(terminal, options, { type: 'imported', ...done }, () => [
      `Took in ${count(done.captures.length, 'capture')}${done.inboxes.length === 0 ? '' : ` and made ${done.inboxes.join(', ')}`}.`,
      ...done.skipped.map(({ id, reason }) => `Left out ${id}: ${reason}`),
    ])
    if (done.captures.length === 0 && done.skipped.length > 0) finish(EXIT.failure)
  })
