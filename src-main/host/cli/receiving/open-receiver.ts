import { HookError } from '../../../../src-shared/error.ts'
import type { Explanation } from '../../../../src-shared/model/explanation.ts'
import { createExplainCapture } from '../../../engine/capture/explain-capture.ts'
import type { CaptureRecord } from '../../../engine/port/store.ts'
import { createReceiver, type Receiver } from '../../../engine/receive/create-receiver.ts'
import type { Cli } from '../cli.ts'
import { schemeOptionsOf } from '../option/scheme-option.ts'
import { answeringFields } from './answering-fields.ts'
import { openCaptureFile, withFile } from './capture-file.ts'
import { capturesInMemory, EVERY_PATH } from './captures-in-memory.ts'
import { ownResponder } from './own-responder.ts'
import { type ReceivingOptions, secretsOf } from './receiving-options.ts'
import { singleInbox } from './single-inbox.ts'

export interface OpenReceiver {
  /** Without an inbox. */
  url: string
  /** Why a signature verifies or not, and what to change. */
  explain(record: CaptureRecord): Promise<Explanation>
  close(): Promise<void>
}

const DEFAULT_PORT = 9000

const start = async (receiver: Receiver, { host, port }: ReceivingOptions): Promise<string> => {
  try {
    return (await receiver.listenHttp({ host, port: port ?? DEFAULT_PORT, explicit: port !== undefined })).url
  } catch (error) {
    if (!(error instanceof HookError) || error.code !== 'PORT_IN_USE') throw error
    throw new HookError('PORT_IN_USE', error.message, { cause: error, help: 'Choose another one with --port.' })
  }
}

/**
 * A receiver without an engine and a data directory, for as long as a command runs. `others`: requests to other inboxes
 * than the one named are captured too, and answered 404.
 */
export const openReceiver = async (
  { terminal, clock, ids }: Cli,
  options: ReceivingOptions & { others?: boolean },
  onCapture: (record: CaptureRecord) => void,
): Promise<OpenReceiver> => {
  const inboxes = singleInbox({
    ...options,
    options: schemeOptionsOf(options.option),
    secrets: await secretsOf(options, terminal),
    answering: await answeringFields(options, terminal),
  })
  const file = options.write === undefined ? null : openCaptureFile(options.write)
  const memory = capturesInMemory(onCapture)
  const captures = withFile(memory, file)
  const warn = (message: string): void => terminal.err(`${message}\n`)
  const receiver = createReceiver({
    clock,
    ids,
    inboxes,
    captures,
    bodies: null,
    ...(options.inbox === undefined || options.others ? { fallbackInbox: EVERY_PATH } : {}),
    respond: ownResponder({ clock, captures, warn }),
    onCapture() {},
    log: { info() {}, warn },
  })
  return {
    url: await start(receiver, options),
    explain: createExplainCapture({
      inboxes: { find: inboxes.find, all: () => [] },
      captures: memory.valid,
      webhookSecrets: () => [],
      addresses: receiver.addresses,
    }),
    async close() {
      await receiver.close()
      file?.close()
    },
  }
}
