import { Command } from 'commander'
import { HookError } from '../../../../src-shared/error.ts'
import { readData } from '../../../../src-shared/message/read-data.ts'
import type { Published } from '../../../../src-shared/model/message.ts'
import { utf8Text } from '../../../engine/message/utf8-text.ts'
import type { Cli } from '../cli.ts'
import { connect } from '../connect.ts'
import { engineCommand } from '../engine-options.ts'
import { EXIT } from '../exit-code.ts'
import { readArgument } from '../option/file-argument.ts'
import { parseOptionalTime } from '../option/time.ts'
import { type OutputOptions, show } from '../print/show.ts'
import { count } from '../print/units.ts'
import { visibleLine } from '../print/visible.ts'
import { sendBatch } from './send/send-batch.ts'

interface SendOptions extends OutputOptions {
  data?: string
  id?: string
  timestamp?: string
  origin?: string
  idempotencyKey?: string
  batch?: string
}

const EXAMPLES = `
Each line of a batch file is one event: {"type":"order.paid","data":{…}}; id, timestamp and origin may be added.

Examples:
  hookbench send order.paid --data '{"orderId":"ord_1042","total":4200}'
  hookbench send asset.create --data @asset.json --id evt-7731
  echo '{"userId":"usr_31"}' | hookbench send user.created --data -
  hookbench send --batch events.ndjson`

const publishedLines = ({ id, deliveries, skipped }: Published): string[] => [
  `Accepted ${id}: ${count(deliveries.length, 'delivery', 'deliveries')}.`,
  ...deliveries.map(delivery => `  ${delivery.id} to ${delivery.webhookId}`),
  ...skipped.map(({ webhookId, reason }) => `  not to ${webhookId}: ${visibleLine(reason)}`),
]

/** The text of data as it was written. What is wrong with it here is wrong usage; what the engine refuses is not. */
const dataTextOf = (bytes: Buffer): string => {
  const text = utf8Text(bytes)
  if (text === null) throw new HookError('INVALID_INPUT', 'The data is not valid UTF-8.')
  try {
    return readData(text).dataText
  } catch (error) {
    if (!(error instanceof HookError)) throw error
    throw new HookError(error.code, error.message, error.help === undefined ? {} : { help: error.help })
  }
}

const sendOne = async (cli: Cli, type: string, options: SendOptions, command: Command): Promise<void> => {
  const { terminal, clock } = cli
  const { id, origin, idempotencyKey } = options
  const dataText = options.data === undefined ? '{}' : dataTextOf(await readArgument(options.data, terminal))
  const timestamp = parseOptionalTime(options.timestamp, clock)
  const message = {
    type,
    dataText,
    ...(id === undefined ? {} : { id }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(origin === undefined ? {} : { origin }),
  }
  const engine = await connect(command, terminal)
  const published = await engine.messages.publish(message, {
    context: idempotencyKey === undefined ? {} : { idempotencyKey },
  })
  show(terminal, options, published, () => publishedLines(published))
}

/** `hookbench send TYPE` for one event, `hookbench send --batch FILE` for many. */
export const sendCommand = (cli: Cli): Command =>
  engineCommand(
    new Command('send')
      .description('publish an event, or a file of them')
      .argument('[type]', 'event type, such as order.paid')
      .option('--data <json>', 'data of the event: JSON, @file or -; default: {}')
      .option('--id <id>', 'id of the message; one that exists is refused')
      .option('--timestamp <time>', 'when it happened; default: now')
      .option('--origin <origin>', 'where it comes from')
      .option('--idempotency-key <key>', 'the same key within 24 h sends nothing again')
      .option('--batch <file>', 'publish every line of an NDJSON file (- for standard input)')
      .addHelpText('after', EXAMPLES),
  ).action(async (type: string | undefined, options: SendOptions, command: Command) => {
    const { batch, data, id, timestamp, origin, idempotencyKey } = options
    if (batch === undefined) {
      if (type !== undefined) return sendOne(cli, type, options, command)
      throw new HookError('INVALID_INPUT', 'Give the type of the event, or --batch with a file.')
    }
    if ([type, data, id, timestamp, origin, idempotencyKey].some(each => each !== undefined)) {
      throw new HookError('INVALID_INPUT', 'With --batch every line says what it is: leave the other options out.')
    }
    const engine = await connect(command, cli.terminal)
    if (!(await sendBatch(engine, batch, options, cli))) cli.finish(EXIT.failure)
  })
