import { Command, Option } from 'commander'
import { parseQueryLine } from '../../../../../src-shared/captures/query-line.ts'
import { HookError } from '../../../../../src-shared/error.ts'
import { type ExportForm, exportForms, type ExportMany } from '../../../../../src-shared/model/session.ts'
import type { Clock } from '../../../../../src-shared/time.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { EXIT } from '../../exit-code.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { count } from '../../print/units.ts'
import { writeNamedFile } from '../../write-named-file.ts'

interface ExportOptions extends OutputOptions {
  as?: ExportForm
  session?: string
  har?: string
  force?: boolean
}

const EXAMPLES = `
A filter is written as on the page: inbox:shop result:invalid since:2h words.

Examples:
  hookbench captures export cap_01JD9K2VY7 --as curl
  hookbench captures export cap_01JD9K2VY7 --as har > request.har
  hookbench captures export --session shop.json inbox:shop since:1h
  hookbench captures export --session two.json cap_01JD9K2VY7 cap_01JD9K2VY8`

const isId = (text: string): boolean => /^cap_[0-9A-Z]{26}$/.test(text)

const chosen = (what: readonly string[], clock: Clock): Pick<ExportMany, 'ids' | 'filter'> => {
  if (what.length > 0 && what.every(isId)) return { ids: [...what] }
  const { query, problem } = parseQueryLine(what.join(' '), clock.now())
  if (query === null) throw new HookError('INVALID_INPUT', problem.message, { help: problem.help })
  return { filter: query }
}

const usage = (): HookError =>
  new HookError('INVALID_INPUT', 'Say what to write.', {
    help: 'One capture with --as, or several with --session FILE or --har FILE.',
  })

/** How many captures the file holds, and which were left out. */
const held = (text: string, as: ExportMany['as']): { captures: number; leftOut: string[] } => {
  const file = JSON.parse(text)
  if (as === 'har') return { captures: file.log.entries.length, leftOut: [] }
  return { captures: file.captures.length, leftOut: file.leftOut.map(({ id }: { id: string }) => id) }
}

/** `hookbench captures export`: one capture to standard output, or several into a file. */
export const capturesExport = ({ terminal, clock, finish }: Cli): Command =>
  engineCommand(
    new Command('export')
      .description('write captures in a form that others read')
      .argument('[what...]', 'id of a capture; for a file ids or a filter')
      .addOption(new Option('--as <form>', 'form of one capture').choices(exportForms))
      .option('--session <file>', 'captures and their inboxes, for captures import; - for standard output')
      .option('--har <file>', 'HAR 1.2 of several captures; - for standard output')
      .option('--force', 'write over a file that is there already')
      .addHelpText('after', EXAMPLES),
  ).action(async (what: string[], options: ExportOptions, command: Command) => {
    const { as, session, har } = options
    const path = session ?? har
    if ((as === undefined) === (path === undefined) || (session !== undefined && har !== undefined)) throw usage()
    const engine = await connect(command, terminal)
    if (as !== undefined) {
      const [id] = what
      if (id === undefined || what.length > 1) throw usage()
      const file = await engine.captures.export({ id, as })
      terminal.out(new Uint8Array(await file.arrayBuffer()))
      return
    }
    const form = session === undefined ? 'har' : 'session'
    const file = await engine.captures.exportMany({ as: form, ...chosen(what, clock) })
    const text = await file.text()
    const { captures, leftOut } = held(text, form)
    if (captures === 0) {
      terminal.err('There are no such captures.\n')
      finish(EXIT.failure)
      return
    }
    for (const id of leftOut) terminal.err(`warning: the body of ${id} is too long for the file; it was left out\n`)
    if (path === undefined || path === '-') terminal.out(text)
    else {
      await writeNamedFile(path, text, options, terminal)
      show(terminal, options, { type: 'exported', file: path, captures, leftOut }, () => [
        `Wrote ${count(captures, 'capture')} to ${path}.`,
      ])
    }
  })
