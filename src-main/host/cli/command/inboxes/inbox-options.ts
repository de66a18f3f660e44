import { type Command, Option } from 'commander'
import { badSignatureAnswers, type Inbox } from '../../../../../src-shared/model/inbox.ts'
import { type VerificationScheme, verificationSchemes } from '../../../../../src-shared/model/scheme.ts'
import { collect } from '../../option/number.ts'
import { schemeOptionsOf } from '../../option/scheme-option.ts'
import { readSecret, SECRET_HELP } from '../../option/secret.ts'
import { fields } from '../../print/fields.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import type { Terminal } from '../../terminal.ts'
import { addAnswerOptions, type AnswerOptions } from './answer-options.ts'
import { answersLine } from './answers-line.ts'
import { addRetentionOptions, retentionLine, type RetentionOptions } from './retention-options.ts'

/** What can be given of an inbox, at its creation and later. */
export interface InboxOptions extends OutputOptions, AnswerOptions, RetentionOptions {
  scheme?: VerificationScheme
  option?: string[]
  secret?: string
  publicUrl?: string
  onBadSignature?: (typeof badSignatureAnswers)[number]
}

export const addInboxOptions = (command: Command): Command =>
  addRetentionOptions(addAnswerOptions(command))
    .addOption(new Option('--scheme <scheme>', 'how requests are verified').choices(verificationSchemes))
    .option('--option <key=value>', 'option of the scheme; may be repeated', collect)
    .option('--secret <secret>', 'secret to verify with: text, @file or - (HOOKBENCH_SECRET)')
    .option('--public-url <url>', 'address that senders have, for schemes that sign the URL')
    .addOption(
      new Option('--on-bad-signature <what>', 'what a bad signature is told: status 400, or the answer').choices(
        badSignatureAnswers,
      ),
    )
    .addHelpText('after', SECRET_HELP)

/** The secret to verify with, when one is given or the scheme asks for one. */
export const inboxSecret = async (
  { scheme = 'none', secret }: Pick<InboxOptions, 'scheme' | 'secret'>,
  terminal: Terminal,
): Promise<string | undefined> => (secret === undefined && scheme === 'none' ? undefined : readSecret(secret, terminal))

/** What of verifying is given, as fields of an inbox. */
export const verifyingFields = ({ scheme, option, publicUrl, onBadSignature }: Omit<InboxOptions, 'secret'>) => ({
  ...(scheme === undefined ? {} : { scheme }),
  ...(option === undefined ? {} : { options: schemeOptionsOf(option) }),
  ...(publicUrl === undefined ? {} : { publicUrl: publicUrl === '' ? null : publicUrl }),
  ...(onBadSignature === undefined ? {} : { onBadSignature }),
})

/** An inbox that was made or changed: on standard output, and what is odd about it on standard error. */
export const showInbox = (terminal: Terminal, options: OutputOptions, inbox: Inbox): void => {
  show(terminal, options, inbox, () => inboxLines(inbox))
  for (const warning of inbox.warnings) terminal.err(`warning: ${warning}\n`)
}

const handshakeWords = { answer: 'answered', refuse: 'refused', ignore: 'treated like any other request' }

/** An inbox as lines for a person. */
const inboxLines = (inbox: Inbox): string[] =>
  fields([
    ['name', inbox.name],
    ['url', inbox.url],
    ['https url', inbox.httpsUrl],
    ['scheme', inbox.scheme],
    ['secrets', inbox.secrets === 0 ? 'none' : inbox.maskedSecrets.join(', ')],
    ['public url', inbox.publicUrl],
    ['bad signature', inbox.onBadSignature === 'accept' ? 'answered like any other' : 'answered 400'],
    ['answers', answersLine(inbox)],
    ['forwards to', inbox.forwardTo],
    ['handshakes', handshakeWords[inbox.handshake]],
    [
      'holds',
      inbox.breakpoint === null ? null : `${inbox.breakpoint.when ?? 'every request'}, ${inbox.breakpoint.seconds} s`,
    ],
    ['get', inbox.showLastEvent ? 'answered the last valid event' : null],
    ['captures', `${inbox.captures}${inbox.pinned === 0 ? '' : ` (${inbox.pinned} pinned)`}`],
    ['keeps', retentionLine(inbox)],
    ['made by', inbox.auto ? 'a first request' : null],
  ])
