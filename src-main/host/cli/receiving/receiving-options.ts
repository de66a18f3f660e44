import { type Command, Option } from 'commander'
import { type HandshakePolicy, handshakePolicies } from '../../../../src-shared/model/answering.ts'
import { HookError } from '../../../../src-shared/error.ts'
import { type SchemeName, schemeNames } from '../../../../src-shared/model/scheme.ts'
import { collect, portNumber, wholeNumber } from '../option/number.ts'
import { RESPOND_HELP } from '../option/respond-option.ts'
import { readSecret, requireSecret, SECRET_HELP } from '../option/secret.ts'
import type { Terminal } from '../terminal.ts'

/** How a receiver of a command's own listens, verifies and answers. */
export interface ReceivingOptions {
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
  showLastEvent?: boolean
  write?: string
}

/** Adds them to a command that receives requests without an engine. */
export const addReceivingOptions = (command: Command, inboxHelp: string): Command =>
  command
    .option('--port <n>', 'port; default: 9000 or the next free one', portNumber)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--inbox <name>', inboxHelp)
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
    .option('--write <file>', 'add each request to this file at once, a line of JSON each')
    .addHelpText('after', SECRET_HELP)
    .addHelpText('after', RESPOND_HELP)

/** The secrets to verify with. A secret without a scheme is an error. */
export const secretsOf = async ({ scheme, secret }: ReceivingOptions, terminal: Terminal): Promise<string[]> => {
  if (scheme !== undefined) return [await requireSecret(secret, terminal)]
  if (secret === undefined) return []
  await readSecret(secret, terminal)
  throw new HookError('INVALID_INPUT', 'A secret needs a scheme.', {
    help: `Say --scheme and one of ${schemeNames.join(', ')}.`,
  })
}
