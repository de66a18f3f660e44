import { Command } from 'commander'
import type { DoctorReport } from '../../../../src-shared/model/doctor.ts'

import { createDoctor } from '../../../engine/doctor/doctor-service.ts'
import type { Cli } from '../cli.ts'
import { EXIT } from '../exit-code.ts'
import { addSchemeOptions, type SchemeOptions, schemeOptionsOf } from '../option/scheme-option.ts'
import { requireSecret, SECRET_HELP } from '../option/secret.ts'
import { targetUrl } from '../option/target-url.ts'
import { checkLines, reportLines } from '../print/doctor.ts'
import { jsonLine, type OutputOptions } from '../print/show.ts'
import { count } from '../print/units.ts'
import { sendByHand } from '../send-by-hand.ts'
import { untilInterrupted } from '../until-interrupted.ts'

interface DoctorOptions extends OutputOptions, Omit<SchemeOptions, 'url'> {
  secret?: string
}

const EXAMPLES = `
Examples:
  hookbench doctor http://127.0.0.1:3000/webhooks --scheme standard --secret @shop.secret
  hookbench doctor http://127.0.0.1:3000/stripe --scheme stripe --secret env:STRIPE_SECRET --json`

/** `hookbench doctor URL`: exit code 0 when nothing is bad, 1 when a check is, 3 when nothing answers. */
export const doctorCommand = (cli: Cli): Command =>
  addSchemeOptions(
    new Command('doctor')
      .description('try an endpoint with what providers and strangers send')
      .argument('<url>', 'the endpoint'),
    { url: false },
  )
    .option('--secret <secret>', 'what the endpoint verifies with; of key pairs the private key (HOOKBENCH_SECRET)')
    .option('--json', 'print JSON lines: the plan, each check, the report')
    .addHelpText('after', SECRET_HELP)
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, { scheme, option, secret, json = false }: DoctorOptions) => {
      const { terminal, finish } = cli
      const url = targetUrl(given, 'url')
      const doctor = createDoctor({ clock: cli.clock, ids: cli.ids, sendOnce: sendByHand(cli) })
      const input = { url, scheme, secret: await requireSecret(secret, terminal), options: schemeOptionsOf(option) }
      const stop = new AbortController()
      const { interrupted, release } = untilInterrupted(cli)
      void interrupted.then(() => stop.abort())
      let report: DoctorReport | null = null
      for await (const event of doctor.watch(input, stop.signal)) {
        if (json) jsonLine(terminal, event)
        else if (event.type === 'plan') {
          terminal.err(`Sends up to ${count(event.plan.requests, 'request')} to ${url}. Ctrl-C ends it.\n`)
        } else if (event.type === 'check')
          for (const line of checkLines(terminal, event.check)) terminal.out(`${line}\n`)
        else if (event.type === 'report') for (const line of reportLines(event.report)) terminal.out(`${line}\n`)
        if (event.type === 'report') report = event.report
      }
      release()
      if (report === null) {
        terminal.err('Broken off.\n')
        finish(EXIT.failure)
      } else if (report.stopped !== null) finish(EXIT.environment)
      else if (report.verdict === 'bad') finish(EXIT.failure)
    })
