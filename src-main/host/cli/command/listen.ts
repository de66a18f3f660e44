import { Command, Option } from 'commander'
import { type HandshakePolicy, handshakePolicies } from '../../../../src-shared/model/answering.ts'
import { HookError } from '../../../../src-shared/error.ts'
import { type SchemeName, schemeNames } from '../../../../src-shared/model/scheme.ts'
import { captureView } from '../../../engine/capture/capture-view.ts'
import type { CaptureRecord } from '../../../engine/port/store.ts'
import { createReceiver, type Receiver } from '../../../engine/receive/create-receiver.ts'
import type { Cli } from '../cli.ts'
import { collect, portNumber, wholeNumber } from '../option/number.ts'
import { RESPOND_HELP } from '../option/respond-option.ts'
import { schemeOptionsOf } from '../option/scheme-option.ts'
import { readSecret, requireSecret, SECRET_HELP } from '../option/secret.ts'
import { jsonLine, type OutputOptions } from '../print/show.ts'
import { style } from '../print/style.ts'
import { count } from '../print/units.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import { answeringFields } from './listen/answering-fields.ts'
import { capturesInMemory, EVERY_PATH } from './listen/captures-in-memory.ts'
import { requestLines } from './listen/request-lines.ts'
import { openCaptureFile, withFile } from './listen/capture-file.ts'
import { listenResponder } from './listen/listen-responder.ts'
import { singleInbox } from './listen/single-inbox.ts'

interface ListenCommandOptions extends OutputOptions {
  host: string
  port?: number
  inbox?: string
  scheme?: SchemeName
  option?: string[]
  publicUrl?: string
  secret?: string
  status?: number
  respond?: string
  forwardTo?: string
  handshake?: HandshakePolicy
  showLastEvent: boolean
  write?: string
  headers: boolean
}

const DEFAULT_PORT = 9000

const EXAMPLES = `
Nothing is stored, but what --write names. The first part of a path is the inbox: http://127.0.0.1:9000/demo/anything is for the inbox demo.

Examples:
  hookbench listen
  hookbench listen --port 9100 --inbox shop --scheme standard --secret @shop.secret
  hookbench listen --respond preset:fail-twice
  hookbench listen --forward-to http://localhost:3000/webhooks
  hookbench listen --write requests.ndjson
  hookbench listen --status 500 --json | jq .method`

const start = async (receiver: Receiver, { host, port }: ListenCommandOptions): Promise<string> => {
  try {
    return (await receiver.listenHttp({ host, port: port ?? DEFAULT_PORT, explicit: port !== undefined })).url
  } catch (error) {
    if (!(error instanceof HookError) || error.code !== 'PORT_IN_USE') throw error
    throw new HookError('PORT_IN_USE', error.message, { cause: error, help: 'Choose another one with --port.' })
  }
}

const secretsOf = async ({ scheme, secret }: ListenCommandOptions, { terminal }: Cli): Promise<string[]> => {
  if (scheme !== undefined) return [await requireSecret(secret, terminal)]
  if (secret === undefined) return []
  await readSecret(secret, terminal)
  throw new HookError('INVALID_INPUT', 'A secret needs a scheme.', {
    help: `Say --scheme and one of ${schemeNames.join(', ')}.`,
  })
}

/** `hookbench listen`: a receiver without an engine and a data directory, that shows every request it gets. */
export const listenCommand = (cli: Cli): Command =>
  new Command('listen')
    .description('receive requests, verify and show them')
    .option('--port <n>', 'port; default: 9000 or the next free one', portNumber)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--inbox <name>', 'only this inbox; others get 404')
    .addOption(new Option('--scheme <scheme>', 'verify requests').choices(schemeNames))
    .option('--option <key=value>', 'option of the scheme; may be repeated', collect)
    .option('--public-url <url>', 'address that senders have, for schemes that sign the URL')
    .option('--secret <secret>', 'secret to verify with: text, @file or - (HOOKBENCH_SECRET)')
    .option('--status <n>', 'status of the answer', wholeNumber(200, 599))
    .option('--respond <file>', 'rules of the answers: a file, - or preset:NAME')
    .option('--forward-to <url>', 'send requests on to a local app and answer what it answers')
    .addOption(
      new Option('--handshake <what>', 'what a provider is told that asks whether the URL is yours').choices(
        handshakePolicies,
      ),
    )
    .option('--no-show-last-event', 'with --scheme: answer GET / like any other request, not with the last valid event')
    .option('--write <file>', 'add each request to this file at once, a line of JSON each')
    .option('--no-headers', 'do not show headers')
    .option('--json', 'print JSON lines: ready, capture, closed')
    .addHelpText('after', SECRET_HELP)
    .addHelpText('after', RESPOND_HELP)
    .addHelpText('after', EXAMPLES)
    .action(async (options: ListenCommandOptions) => {
      const { terminal, clock, ids } = cli
      const seen = { requests: 0, valid: 0, invalid: 0, missing: 0, none: 0 }
      const inboxes = singleInbox({
        ...options,
        options: schemeOptionsOf(options.option),
        secrets: await secretsOf(options, cli),
        answering: await answeringFields(options, terminal),
      })
      const file = options.write === undefined ? null : openCaptureFile(options.write)
      const print = (record: CaptureRecord): void => {
        seen.requests += 1
        seen[record.result] += 1
        if (options.json) {
          const bodyBase64 = Buffer.from(record.body).toString('base64')
          jsonLine(terminal, { type: 'capture', number: seen.requests, ...captureView(record), bodyBase64 })
          return
        }
        for (const line of requestLines(record, seen.requests, options, terminal)) terminal.out(`${line}\n`)
      }
      const captures = withFile(capturesInMemory(print), file)
      const warn = (message: string): void => terminal.err(`${message}\n`)
      const receiver = createReceiver({
        clock,
        ids,
        inboxes,
        captures,
        bodies: null,
        ...(options.inbox === undefined ? { fallbackInbox: EVERY_PATH } : {}),
        respond: listenResponder({ clock, captures, warn }),
        onCapture() {},
        log: { info() {}, warn },
      })

      const { interrupted, release } = untilInterrupted(cli)
      const base = await start(receiver, options)
      const url = options.inbox === undefined ? base : `${base}/${options.inbox}`
      if (options.json) jsonLine(terminal, { type: 'ready', url, pid: process.pid })
      else {
        const [example, more] = options.inbox === undefined ? [`${url}/demo`, ' and every other inbox'] : [url, '']
        terminal.out(`Listening on ${style(terminal, 'cyan', example)}${more} · Ctrl-C stops.\n\n`)
      }

      await interrupted
      await receiver.close()
      file?.close()
      const { requests, none, ...results } = seen
      if (options.json) jsonLine(terminal, { type: 'closed', requests, ...results, none })
      else {
        const verified = Object.entries(results).map(([result, amount]) => `${amount} ${result}`)
        const detail = options.scheme === undefined ? '' : ` (${verified.join(', ')})`
        terminal.out(`Stopped after ${count(requests, 'request')}${detail}.\n`)
      }
      release()
    })
