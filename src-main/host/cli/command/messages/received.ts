import { Command } from 'commander'
import type { Received } from '../../../../../src-shared/model/received.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { EXIT } from '../../exit-code.ts'
import { headerLines } from '../../print/attempt.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { showDuration } from '../../print/units.ts'
import { visibleLine } from '../../print/visible.ts'

type Pair = Received['pairs'][number]

const bodyLine = ({ sameBody, bodyNote, firstDifference }: Pair): string => {
  const note = bodyNote === null ? '' : ` ${bodyNote}`
  if (sameBody === null) return `body: not known.${note}`
  return sameBody ? 'body: the same bytes' : `body: differs from byte ${firstDifference?.at ?? 0} on.${note}`
}

const isChanged = (pair: Pair): boolean =>
  pair.sameBody === false || pair.headersRemoved.length > 0 || pair.headersChanged.length > 0

const marked = (mark: string, lines: readonly string[]): string[] => lines.map(line => `  ${mark} ${line}`)

const pairLines = (pair: Pair): string[] => [
  visibleLine(`${pair.webhookName}, attempt ${pair.attempt} → ${pair.captureId ?? `no capture in ${pair.inbox}`}`),
  ...(pair.captureId === null
    ? []
    : [
        `  ${bodyLine(pair)}`,
        ...marked('+', headerLines(pair.headersAdded)),
        ...marked('-', headerLines(pair.headersRemoved)),
        ...pair.headersChanged.flatMap(({ name, sent, received }) => [
          ...marked('-', headerLines([[name, sent]])),
          ...marked('+', headerLines([[name, received]])),
        ]),
      ]),
]

const timelineLines = ({ timeline }: Received): string[] =>
  timeline.map(({ sinceMs, what, attempt, captureId, status }) => {
    const detail = [attempt === undefined ? null : `#${attempt}`, captureId ?? null, status ?? null]
    return `${(showDuration(sinceMs) ?? '').padStart(8)}  ${[what, ...detail.filter(each => each !== null)].join(' ')}`
  })

/** `hookbench messages received ID`: exit code 1 when something arrived otherwise than it was sent. */
export const messagesReceived = ({ terminal, finish }: Cli): Command =>
  engineCommand(
    new Command('received')
      .description('compare what was sent with what arrived in inboxes of this engine')
      .argument('<id>', 'id of the message'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const received = await engine.messages.received({ id })
    show(terminal, options, received, () => [
      ...(received.pairs.length === 0 ? ['Nothing of it went to an inbox of this engine.'] : []),
      ...received.pairs.flatMap(pairLines),
      '',
      ...timelineLines(received),
    ])
    if (received.pairs.some(isChanged)) finish(EXIT.failure)
  })
