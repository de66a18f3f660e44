import { Command } from 'commander'
import { captureView } from '../../../engine/capture/capture-view.ts'
import type { CaptureRecord } from '../../../engine/port/store.ts'
import type { Cli } from '../cli.ts'
import { jsonLine, type OutputOptions } from '../print/show.ts'
import { count } from '../print/units.ts'
import { openReceiver } from '../receiving/open-receiver.ts'
import { addReceivingOptions, type ReceivingOptions } from '../receiving/receiving-options.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import { readyLines } from './listen/ready-lines.ts'
import { requestLines } from './listen/request-lines.ts'

interface ListenCommandOptions extends OutputOptions, ReceivingOptions {
  headers: boolean
  short?: boolean
  verbose?: boolean
}

const EXAMPLES = `
Nothing is stored, but what --write names. The first part of a path is the inbox: http://127.0.0.1:9000/demo/anything is for the inbox demo.

Examples:
  hookbench listen
  hookbench listen --port 9100 --inbox shop --scheme standard --secret @shop.secret
  hookbench listen --respond preset:fail-twice
  hookbench listen --forward-to http://localhost:3000/webhooks
  hookbench listen --write requests.ndjson
  hookbench listen --short --scheme github --secret env:WEBHOOK_SECRET
  hookbench listen --status 500 --json | jq .method`

/** `hookbench listen`: a receiver without an engine and a data directory, that shows every request it gets. */
export const listenCommand = (cli: Cli): Command =>
  addReceivingOptions(
    new Command('listen').description('receive requests, verify and show them'),
    'only this inbox; others get 404',
  )
    .option('--no-show-last-event', 'with --scheme: answer GET / like any other request, not with the last valid event')
    .option('--no-headers', 'do not show headers')
    .option('--short', 'one line for each request')
    .option('-v, --verbose', 'show also what the signature was checked by, the sender and the SHA-256 of the body')
    .option('--json', 'print JSON lines: ready, capture, closed')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ListenCommandOptions) => {
      const { terminal } = cli
      const seen = { requests: 0, valid: 0, invalid: 0, missing: 0, none: 0 }
      let printed = Promise.resolve()

      const print = async (record: CaptureRecord, number: number): Promise<void> => {
        const bad = record.result === 'invalid' || record.result === 'missing'
        const explanation = bad || (options.verbose && record.scheme !== 'none') ? await receiver.explain(record) : null
        if (!options.json) {
          for (const line of requestLines(record, explanation, number, options, terminal)) terminal.out(`${line}\n`)
          return
        }
        const bodyBase64 = Buffer.from(record.body).toString('base64')
        const why = explanation && { code: explanation.code, reason: explanation.reason, fix: explanation.fix }
        jsonLine(terminal, { type: 'capture', number, ...captureView(record), bodyBase64, explanation: why })
      }
      const receiver = await openReceiver(cli, options, record => {
        seen[record.result] += 1
        const number = ++seen.requests
        printed = printed.then(() => print(record, number))
      })

      const { interrupted, release } = untilInterrupted(cli)
      if (options.json) {
        const url = options.inbox === undefined ? receiver.url : `${receiver.url}/${options.inbox}`
        jsonLine(terminal, { type: 'ready', url, pid: process.pid })
      } else for (const line of readyLines(receiver.url, options, terminal)) terminal.out(`${line}\n`)

      await interrupted
      await receiver.close()
      await printed
      const { requests, none, ...results } = seen
      if (options.json) jsonLine(terminal, { type: 'closed', requests, ...results, none })
      else {
        const verified = Object.entries(results).map(([result, amount]) => `${amount} ${result}`)
        const detail = options.scheme === undefined ? '' : ` (${verified.join(', ')})`
        terminal.out(`Stopped after ${count(requests, 'request')}${detail}.\n`)
      }
      release()
    })
