import { Command, Option } from 'commander'
import { HookError } from '../../../../src-shared/error.ts'
import { type SignatureScheme, signatureSchemes } from '../../../../src-shared/model/inbox.ts'
import type { Signing } from '../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { parseJson } from '../option/json.ts'
import { signRequest } from '../../../engine/sign/sign-request.ts'
import type { Cli } from '../cli.ts'
import { readArgument } from '../option/file-argument.ts'
import { requireSecret, SECRET_HELP } from '../option/secret.ts'
import { parseTime } from '../option/time.ts'
import { headerLines } from '../print/attempt.ts'
import { jsonLine, type OutputOptions } from '../print/show.ts'

interface SignOptions extends OutputOptions {
  scheme: SignatureScheme
  secret?: string
  body: string
  id?: string
  timestamp?: string
}

const EXAMPLES = `
Examples:
  HOOKBENCH_SECRET=whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ= hookbench sign --scheme standard --body @body.json
  hookbench sign --scheme netbox --secret @netbox.secret --body @body.json
  hookbench sign --scheme netx --secret @token.txt --body '{"event":{"assetId":101}}'`

const signingOf: Record<Exclude<SignatureScheme, 'netx'>, Signing> = {
  standard: { scheme: 'standard', algorithms: ['hmac-sha256', 'ed25519'] },
  woodwing: profiles.woodwing.settings.signing,
  netbox: profiles.netbox.settings.signing,
}

/** Unix seconds, or any form of time. */
const timeOf = (text: string | undefined, { clock }: Cli): number => {
  if (text === undefined) return clock.now()
  return /^\d+$/.test(text) ? Number(text) * 1000 : parseTime(text, clock)
}

/** The body with the secret as its field `token`. */
const withToken = (body: Buffer, token: string): string => {
  const data = parseJson(body.toString('utf8'), 'The body')
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return JSON.stringify({ ...data, token })
  throw new HookError('INVALID_INPUT', 'The body must be a JSON object to carry a token.', { field: 'body' })
}

/** `hookbench sign`: prints the headers that prove who sent a body; for netx the body with its token. */
export const signCommand = (cli: Cli): Command =>
  new Command('sign')
    .description('print the headers that sign a body (netx: the body with its token)')
    .addOption(new Option('--scheme <scheme>', 'how to sign').choices(signatureSchemes).makeOptionMandatory())
    .option('--secret <secret>', 'text, @file or - (HOOKBENCH_SECRET)')
    .option('--body <body>', 'exact bytes to sign: text, @file or -', '')
    .option('--id <id>', 'message id; default: a new one')
    .option('--timestamp <time>', 'Unix seconds or 2026-11-22T10:00:00Z; default: now')
    .option('--json', 'print one JSON line')
    .addHelpText('after', SECRET_HELP)
    .addHelpText('after', EXAMPLES)
    .action(async (options: SignOptions) => {
      const { terminal, ids } = cli
      const secret = await requireSecret(options.secret, terminal)
      const body = await readArgument(options.body, terminal)
      if (options.scheme === 'netx') {
        const signed = withToken(body, secret)
        if (options.json) jsonLine(terminal, { headers: [], body: signed })
        else terminal.out(`${signed}\n`)
        return
      }
      const headers = signRequest({
        signing: signingOf[options.scheme],
        secrets: [secret],
        messageId: options.id ?? ids.next('msg'),
        at: timeOf(options.timestamp, cli),
        body,
      })
      if (options.json) jsonLine(terminal, { headers })
      else for (const line of headerLines(headers)) terminal.out(`${line}\n`)
    })
