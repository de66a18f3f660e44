import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, showList } from '../../print/show.ts'
import { showDuration, showTime } from '../../print/units.ts'

/** `hookbench captures replays ID` */
export const capturesReplays = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('replays')
      .description('list when a capture was sent again and what came of it, newest first')
      .argument('<id>', 'id of the capture'),
  ).action(async (id: string, options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const { items } = await engine.captures.replays({ id })
    showList(
      terminal,
      options,
      items,
      [
        { title: 'AT', value: replay => showTime(replay.at) },
        { title: 'MODE', value: replay => replay.mode },
        { title: 'METHOD', value: replay => replay.method },
        { title: 'URL', value: replay => replay.url, shrinks: true },
        { title: 'RESULT', value: replay => replay.status ?? replay.error, shrinks: true },
        { title: 'TOOK', value: replay => showDuration(replay.durationMs) },
        { title: 'CAPTURE', value: replay => replay.captureId },
      ],
      'It was not sent again.',
    )
  })
