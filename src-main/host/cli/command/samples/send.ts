import { Command } from 'commander'

import type { Cli } from '../../cli.ts'
import { EXIT } from '../../exit-code.ts'
import { readArgument } from '../../option/file-argument.ts'
import { HEADERS_HELP, readHeaders } from '../../option/headers.ts'
import { collect } from '../../option/number.ts'
import { schemeOptionsOf } from '../../option/scheme-option.ts'
import { readSecret, SECRET_HELP } from '../../option/secret.ts'
import { targetUrl } from '../../option/target-url.ts'
import { headerLines } from '../../print/attempt.ts'
import { bodyLines } from '../../print/body.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { showDuration } from '../../print/units.ts'
import { visibleLine } from '../../print/visible.ts'
import { samplesOf } from './samples-of.ts'

interface SendOptions extends OutputOptions {
  to: string
  secret?: string
  option?: string[]
  body?: string
  header?: string[]
}

const EXAMPLES = `
Examples:
  hookbench samples send github.push --to http://127.0.0.1:3000/hooks --secret @github.secret
  hookbench samples send stripe.invoice.payment_failed --to http://127.0.0.1:3000/hooks --secret env:STRIPE_SECRET`

/** `hookbench samples send ID --to URL`: exit code 0 for a 2xx status, 1 for any other and for no answer. */
export const samplesSend = (cli: Cli): Command =>
  new Command('send')
    .description('send an example to any URL, signed as its provider would')
    .argument('<id>', 'id of the example')
    .requiredOption('--to <url>', 'where to')
    .option('--secret <secret>', 'text, @file or - (HOOKBENCH_SECRET); without one nothing is signed')
    .option('--option <key=value>', 'option of the scheme; may be repeated', collect)
    .option('--body <body>', 'in place of its own: text, @file or -')
    .option('--header <header>', 'in place of its own: "Name: value" or @file; may be repeated', collect)
    .option('--json', 'print one JSON line')
    .addHelpText('after', SECRET_HELP)
    .addHelpText('after', HEADERS_HELP)
    .addHelpText('after', EXAMPLES)
    .action(async (id: string, { to, secret, option, body, header, ...output }: SendOptions) => {
      const { terminal, finish } = cli
      const given = await readSecret(secret, terminal)
      const sent = await samplesOf(cli).send(id, {
        to: targetUrl(to, 'to'),
        ...(given === undefined ? {} : { secret: given }),
        ...(option === undefined ? {} : { options: schemeOptionsOf(option) }),
        ...(body === undefined ? {} : { body: (await readArgument(body, terminal)).toString('utf8') }),
        ...(header === undefined ? {} : { headers: await readHeaders(header, terminal) }),
      })
      const { request, response, error, timing } = sent
      show(terminal, output, sent, () => [
        visibleLine(`${request.method} ${request.url}`),
        ...headerLines(request.headers),
        '',
        response === null
          ? `No answer: ${visibleLine(error?.message ?? '')}`
          : `${response.status} in ${showDuration(timing.total)}`,
        ...(response === null
          ? [visibleLine(error?.help ?? '')]
          : bodyLines(Buffer.from(response.body, response.encoding))),
      ])
      if (response === null || response.status < 200 || response.status > 299) finish(EXIT.failure)
    })
