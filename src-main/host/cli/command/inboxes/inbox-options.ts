import { type Command, Option } from 'commander'
import {
  type FixedResponse,
  type Inbox,
  type VerificationScheme,
  verificationSchemes,
} from '../../../../../src-shared/model/inbox.ts'
import { readArgument } from '../../option/file-argument.ts'
import { wholeNumber } from '../../option/number.ts'
import { readSecret, SECRET_HELP } from '../../option/secret.ts'
import { fields } from '../../print/fields.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import type { Terminal } from '../../terminal.ts'

/** What can be given of an inbox, at its creation and later. */
export interface InboxOptions extends OutputOptions {
  scheme?: VerificationScheme
  secret?: string
  status?: number
  contentType?: string
  body?: string
}

export const addInboxOptions = (command: Command): Command =>
  command
    .addOption(new Option('--scheme <scheme>', 'how requests are verified').choices(verificationSchemes))
    .option('--secret <secret>', 'secret to verify with: text, @file or - (HOOKBENCH_SECRET)')
    .option('--status <n>', 'status of the answer', wholeNumber(200, 599))
    .option('--content-type <type>', 'content type of the answer')
    .option('--body <body>', 'body of the answer: text, @file or -')
    .addHelpText('after', SECRET_HELP)

/** The secret to verify with, when one is given or the scheme asks for one. */
export const inboxSecret = async (
  { scheme = 'none', secret }: Pick<InboxOptions, 'scheme' | 'secret'>,
  terminal: Terminal,
): Promise<string | undefined> => (secret === undefined && scheme === 'none' ? undefined : readSecret(secret, terminal))

/** The answer with what was given changed in it; undefined when nothing was. */
export const changedResponse = async (
  { status, contentType, body }: Pick<InboxOptions, 'status' | 'contentType' | 'body'>,
  base: FixedResponse,
  terminal: Terminal,
): Promise<FixedResponse | undefined> => {
  if (status === undefined && contentType === undefined && body === undefined) return undefined
  return {
    status: status ?? base.status,
    contentType: contentType ?? base.contentType,
    body: body === undefined ? base.body : (await readArgument(body, terminal)).toString('utf8'),
  }
}

/** An inbox that was made or changed: on standard output, and what is odd about it on standard error. */
export const showInbox = (terminal: Terminal, options: OutputOptions, inbox: Inbox): void => {
  show(terminal, options, inbox, () => inboxLines(inbox))
  for (const warning of inbox.warnings) terminal.err(`warning: ${warning}\n`)
}

/** An inbox as lines for a person. */
const inboxLines = (inbox: Inbox): string[] =>
  fields([
    ['name', inbox.name],
    ['url', inbox.url],
    ['https url', inbox.httpsUrl],
    ['scheme', inbox.scheme],
    ['secret', inbox.hasSecret ? 'set' : 'none'],
    ['answers', `${inbox.response.status} ${inbox.response.contentType}`],
    ['captures', inbox.captures],
  ])
