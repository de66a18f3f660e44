import { Command } from 'commander'
import { HookError } from '../../../../src-shared/error.ts'
import { bindScheme } from '../../../engine/sign/scheme/bind-scheme.ts'
import type { Cli } from '../cli.ts'
import { readArgument } from '../option/file-argument.ts'
import { addSchemeOptions, type SchemeOptions, schemeOptionsOf } from '../option/scheme-option.ts'
import { requireSecret, SECRET_HELP } from '../option/secret.ts'
import { timeOf } from '../option/time.ts'
import { headerLines } from '../print/attempt.ts'
import { jsonLine, type OutputOptions } from '../print/show.ts'

interface SignOptions extends OutputOptions, SchemeOptions {
  secret?: string
  body: string
  contentType: string
  id?: string
  timestamp?: string
}

const EXAMPLES = `
Examples:
  HOOKBENCH_SECRET=whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ= hookbench sign --scheme standard --body @body.json
  hookbench sign --scheme stripe --secret @stripe.secret --body @body.json
  hookbench sign --scheme hmac --option header=X-Sig --option encoding=base64 --secret @key --body @body.json
  hookbench sign --scheme netx --secret @token.txt --body '{"event":{"assetId":101}}'`

/** `hookbench sign`: prints the headers that prove who sent a body; for schemes that sign inside of it the body. */
export const signCommand = (cli: Cli): Command =>
  addSchemeOptions(
    new Command('sign').description('print the headers that sign a body (netx, mailgun: the body that carries it)'),
  )
    .option('--secret <secret>', 'text, @file or - (HOOKBENCH_SECRET)')
    .option('--body <body>', 'exact bytes to sign: text, @file or -', '')
    .option('--content-type <type>', 'how the body is sent', 'application/json')
    .option('--id <id>', 'message id; default: a new one')
    .option('--timestamp <time>', 'Unix seconds or 2026-11-22T10:00:00Z; default: now')
    .option('--json', 'print one JSON line')
    .addHelpText('after', SECRET_HELP)
    .addHelpText('after', EXAMPLES)
    .action(async (options: SignOptions) => {
      const { terminal, ids, clock } = cli
      const { scheme, option, url = null, contentType, id, timestamp } = options
      const secrets = [await requireSecret(options.secret, terminal)]
      const sign = bindScheme(scheme, {
        // A key of either kind signs with the algorithm that it is for.
        ...(scheme === 'standard' || scheme === 'svix' ? { algorithms: ['hmac-sha256', 'ed25519'] } : {}),
        ...schemeOptionsOf(option),
      })?.sign
      if (sign == null) {
        throw new HookError('INVALID_INPUT', `The scheme ${scheme} can only be verified.`, { field: 'scheme' })
      }
      const body = await readArgument(options.body, terminal)
      const request = { method: 'POST', url, headers: [['Content-Type', contentType] satisfies [string, string]], body }
      const signed = sign({ request, secrets, id: id ?? ids.next('msg'), at: timeOf(timestamp, clock) })
      const text = signed.body === undefined ? null : Buffer.from(signed.body).toString('utf8')
      if (options.json) {
        const { headers } = signed
        jsonLine(terminal, {
          headers,
          ...(text === null ? {} : { body: text }),
          ...(signed.url ? { url: signed.url } : {}),
        })
        return
      }
      for (const line of headerLines(signed.headers)) terminal.out(`${line}\n`)
      if (text !== null) terminal.out(`${text}\n`)
      if (signed.url !== undefined) terminal.err(`The signed URL is ${signed.url}\n`)
    })
