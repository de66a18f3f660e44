import type { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import type { Capture } from '../../../../../src-shared/model/capture.ts'
import { captureView } from '../../../../engine/capture/capture-view.ts'
import type { CaptureRecord } from '../../../../engine/port/store.ts'
import type { Cli } from '../../cli.ts'
import { connect, engineOptionsOf } from '../../connect.ts'
import { parseOptionalTime } from '../../option/time.ts'
import { openReceiver } from '../../receiving/open-receiver.ts'
import type { ReceivingOptions } from '../../receiving/receiving-options.ts'
import { watchEngine } from './watch-engine.ts'

export interface SourceOptions extends ReceivingOptions {
  engine?: boolean
  since?: string
}

/** Where requests come from: a receiver of this command's own, or a running engine. */
export interface CaptureSource {
  /** Where senders send to. */
  url: string
  /** Hands on every request from now on, also those that came since it was opened. */
  begin(onCapture: (capture: Capture) => void): void
  /** Rejects when nothing can come any more. */
  failed: Promise<never>
  close(): Promise<void>
}

const DEFAULT_INBOX = 'demo'

const OWN_ONLY = [
  'port',
  'scheme',
  'option',
  'publicUrl',
  'secret',
  'status',
  'respond',
  'forwardTo',
  'handshake',
  'write',
] as const

const ofEngine = async (
  { since, inbox = DEFAULT_INBOX, ...own }: SourceOptions,
  { terminal, clock }: Cli,
  command: Command,
): Promise<CaptureSource> => {
  const wrong = OWN_ONLY.find(name => own[name] !== undefined)
  if (wrong !== undefined) {
    const flag = `--${wrong.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
    throw new HookError('INVALID_INPUT', `${flag} is for a receiver of this command's own, not for a running engine.`, {
      help: 'There the inbox says how it verifies and answers; ask for verification.result == "valid" in --match.',
    })
  }
  const from = parseOptionalTime(since, clock)
  const engine = await connect(command, terminal)
  const { receiver } = await engine.engine.status()
  const { failed, begin, stop } = await watchEngine(engine, from, clock)
  return {
    url: `${receiver.url ?? receiver.httpsUrl ?? ''}/${inbox}`,
    begin,
    failed,
    async close() {
      stop()
    },
  }
}

const ownOne = async (options: SourceOptions, cli: Cli): Promise<CaptureSource> => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<(capture: Capture) => void>()
  let handedOn: Promise<unknown> = begun

  /** With the reason that explaining finds: the verdict at the door names only what is certain at once. */
  const captureOf = async (record: CaptureRecord): Promise<Capture> => {
    const capture = captureView(record)
    if (record.result !== 'invalid') return capture
    const { code, reason } = await receiver.explain(record)
    return { ...capture, verification: { ...capture.verification, code, reason } }
  }
  const receiver = await openReceiver(cli, { ...options, others: true }, record => {
    const capture = captureOf(record)
    handedOn = handedOn.then(async () => (await begun)(await capture))
  })
  return {
    url: `${receiver.url}/${options.inbox ?? DEFAULT_INBOX}`,
    begin,
    failed: new Promise(() => {}),
    close: receiver.close,
  }
}

/** An engine is watched when the command line names one; what the environment says is for other commands. */
export const openSource = (options: SourceOptions, cli: Cli, command: Command): Promise<CaptureSource> => {
  const named = Object.keys(engineOptionsOf(command)).length > 0 || options.since !== undefined
  return named || options.engine ? ofEngine(options, cli, command) : ownOne(options, cli)
}
