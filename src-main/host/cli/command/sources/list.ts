import { Command } from 'commander'
import { sourcePlace } from '../../../../../src-shared/source-place.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, showList } from '../../print/show.ts'
import { showTime } from '../../print/units.ts'

/** `hookbench sources list` */
export const sourcesList = ({ terminal }: Cli): Command =>
  engineCommand(new Command('list').description('list sources')).action(
    async (options: OutputOptions, command: Command) => {
      const engine = await connect(command, terminal)
      const { items } = await engine.sources.list()
      showList(
        terminal,
        options,
        items,
        [
          { title: 'ID', value: source => source.id },
          { title: 'NAME', value: source => source.name, shrinks: true },
          { title: 'KIND', value: source => source.kind },
          { title: 'STATE', value: source => source.state },
          { title: 'EVENTS', value: source => source.events },
          { title: 'LAST', value: source => showTime(source.lastEventAt) },
          { title: 'PLACE', value: sourcePlace, shrinks: true },
        ],
        'There are no sources.',
      )
    },
  )
