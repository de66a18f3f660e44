import { type Command, Option } from 'commander'
import type { z } from 'zod'
import {
  breakpointPartSchema,
  type HandshakePolicy,
  handshakePolicies,
} from '../../../../../src-shared/model/answering.ts'
import type { FixedResponse } from '../../../../../src-shared/model/inbox.ts'
import type { Respond } from '../../../../../src-shared/model/respond.ts'
import { readArgument } from '../../option/file-argument.ts'
import { wholeNumber } from '../../option/number.ts'
import { readJsonOption, readRespond, RESPOND_HELP } from '../../option/respond-option.ts'
import type { Terminal } from '../../terminal.ts'

/** What requests are answered, as options. */
export interface AnswerOptions {
  status?: number
  contentType?: string
  body?: string
  respond?: string
  forwardTo?: string
  handshake?: HandshakePolicy
  breakpoint?: string
  showLastEvent?: boolean
}

export const addAnswerOptions = (command: Command): Command =>
  command
    .option('--status <n>', 'status of the answer', wholeNumber(200, 599))
    .option('--content-type <type>', 'content type of the answer')
    .option('--body <body>', 'body of the answer: text, @file or -')
    .option('--respond <file>', 'rules of the answers: a file, - or preset:NAME')
    .option('--forward-to <url>', 'send requests on to a local app and answer what it answers; "" ends it')
    .addOption(
      new Option('--handshake <what>', 'what a provider is told that asks whether the URL is yours').choices(
        handshakePolicies,
      ),
    )
    .option('--breakpoint <file>', 'hold requests: {"when","seconds","answer"} as a file or JSON; "" ends it')
    .option('--show-last-event', 'answer GET of the inbox with the last valid event')
    .option('--no-show-last-event', 'answer GET like any other request')
    .addHelpText('after', RESPOND_HELP)

type Change = Partial<{
  response: Partial<FixedResponse>
  respond: Respond
  forwardTo: string | null
  handshake: HandshakePolicy
  breakpoint: z.output<typeof breakpointPartSchema> | null
  showLastEvent: boolean
}>

const shortOf = async ({ status, contentType, body }: AnswerOptions, terminal: Terminal) => ({
  ...(status === undefined ? {} : { status }),
  ...(contentType === undefined ? {} : { contentType }),
  ...(body === undefined ? {} : { body: (await readArgument(body, terminal)).toString('utf8') }),
})

/** What is said of answers, as fields of an inbox. */
export const answerFields = async (options: AnswerOptions, terminal: Terminal): Promise<Change> => {
  const { respond, forwardTo, handshake, breakpoint, showLastEvent } = options
  const response = await shortOf(options, terminal)
  const held =
    breakpoint === undefined || breakpoint === ''
      ? null
      : await readJsonOption('breakpoint', breakpoint, breakpointPartSchema, terminal)
  return {
    ...(Object.keys(response).length === 0 ? {} : { response }),
    ...(respond === undefined ? {} : { respond: await readRespond(respond, terminal) }),
    ...(forwardTo === undefined ? {} : { forwardTo: forwardTo === '' ? null : forwardTo }),
    ...(handshake === undefined ? {} : { handshake }),
    ...(breakpoint === undefined ? {} : { breakpoint: held }),
    ...(showLastEvent === undefined ? {} : { showLastEvent }),
  }
}
