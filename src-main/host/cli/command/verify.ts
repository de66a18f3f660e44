import { Command } from 'commander'
import { explain } from '../../../engine/sign/explain/explain.ts'
import { schemes } from '../../../engine/sign/scheme/index.ts'
import { bindScheme } from '../../../engine/sign/scheme/bind-scheme.ts'
import type { Cli } from '../cli.ts'
import { EXIT } from '../exit-code.ts'
import { readArgument } from '../option/file-argument.ts'
import { parseHeader } from '../option/header.ts'
import { collect } from '../option/number.ts'
import { addSchemeOptions, type SchemeOptions, schemeOptionsOf } from '../option/scheme-option.ts'
import { requireSecret, SECRET_HELP } from '../option/secret.ts'
import { timeOf } from '../option/time.ts'
import { explanationLines } from '../print/explanation.ts'
import { type OutputOptions, show } from '../print/show.ts'

interface VerifyOptions extends OutputOptions, SchemeOptions {
  secret?: string
  header?: string[]
  body: string
  method: string
  now?: string
}

const EXAMPLES = `
Examples:
  hookbench verify --scheme standard --secret @shop.secret --body @body.json \\
    --header 'webhook-id: msg_1' --header 'webhook-timestamp: 1763800000' --header 'webhook-signature: v1,…'
  hookbench verify --scheme twilio --secret @token --url https://hooks.example.com/sms --body @form \\
    --header 'X-Twilio-Signature: …' --header 'Content-Type: application/x-www-form-urlencoded'`

/** `hookbench verify`: exit code 0 valid, 1 invalid or missing, with the reason and what to change. */
export const verifyCommand = ({ terminal, clock, finish }: Cli): Command =>
  addSchemeOptions(new Command('verify').description('say whether a request is signed rightly, and if not, why'))
    .option('--secret <secret>', 'text, @file or - (HOOKBENCH_SECRET)')
    .option('--header <header>', '"Name: value" as received; may be repeated', collect)
    .requiredOption('--body <body>', 'exact bytes received: @file, - or text')
    .option('--method <method>', 'method of the request', 'POST')
    .option('--now <time>', 'when it arrived: Unix seconds or 2026-11-22T10:00:00Z; default: now')
    .option('--json', 'print one JSON line: result, code, reason, fix, …')
    .addHelpText('after', SECRET_HELP)
    .addHelpText('after', EXAMPLES)
    .action(async (options: VerifyOptions) => {
      const { scheme, option, url = null, method, now } = options
      const bound = bindScheme(scheme, schemeOptionsOf(option)) ?? schemes[scheme].with({})
      const explanation = explain({
        scheme: bound,
        secrets: [await requireSecret(options.secret, terminal)],
        request: {
          method,
          url,
          headers: (options.header ?? []).map(parseHeader),
          body: await readArgument(options.body, terminal),
        },
        known: [],
        now: timeOf(now, clock),
        proven: false,
        truncated: false,
      })
      show(terminal, options, { scheme, ...explanation }, () => explanationLines(explanation))
      if (explanation.result !== 'valid') finish(EXIT.failure)
    })
