import { Command, Option } from 'commander'
import { signatureSchemes, type VerificationScheme } from '../../../../src-shared/model/inbox.ts'
import { verifyRequest } from '../../../engine/sign/verify-request.ts'
import type { Cli } from '../cli.ts'
import { EXIT } from '../exit-code.ts'
import { readArgument } from '../option/file-argument.ts'
import { parseHeader } from '../option/header.ts'
import { collect } from '../option/number.ts'
import { requireSecret, SECRET_HELP } from '../option/secret.ts'
import { type OutputOptions, show } from '../print/show.ts'
import { verificationLines } from '../print/verification.ts'

interface VerifyOptions extends OutputOptions {
  scheme: VerificationScheme
  secret?: string
  header?: string[]
  body: string
}

const EXAMPLES = `
Example:
  hookbench verify --scheme standard --secret @shop.secret --body @body.json \\
    --header 'webhook-id: msg_1' --header 'webhook-timestamp: 1763800000' --header 'webhook-signature: v1,…'`

/** `hookbench verify`: exit code 0 valid, 1 invalid or missing, with the reason. */
export const verifyCommand = ({ terminal, clock, finish }: Cli): Command =>
  new Command('verify')
    .description('say whether a request is signed rightly, and if not, why')
    .addOption(new Option('--scheme <scheme>', 'how it is signed').choices(signatureSchemes).makeOptionMandatory())
    .option('--secret <secret>', 'text, @file or - (HOOKBENCH_SECRET)')
    .option('--header <header>', '"Name: value" as received; may be repeated', collect)
    .requiredOption('--body <body>', 'exact bytes received: @file, - or text')
    .option('--json', 'print one JSON line')
    .addHelpText('after', SECRET_HELP)
    .addHelpText('after', EXAMPLES)
    .action(async (options: VerifyOptions) => {
      const verification = verifyRequest({
        scheme: options.scheme,
        secrets: [await requireSecret(options.secret, terminal)],
        rawHeaders: (options.header ?? []).map(parseHeader),
        body: await readArgument(options.body, terminal),
        now: clock.now(),
      })
      show(terminal, options, verification, () => verificationLines(verification))
      if (verification.result !== 'valid') finish(EXIT.failure)
    })
