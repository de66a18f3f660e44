import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, showList } from '../../print/show.ts'
import { showTime } from '../../print/units.ts'
import { answersLine } from './answers-line.ts'

/** `hookbench inboxes list` */
export const inboxesList = ({ terminal }: Cli): Command =>
  engineCommand(new Command('list').description('list inboxes')).action(
    async (options: OutputOptions, command: Command) => {
      const engine = await connect(command, terminal)
      const { items } = await engine.inboxes.list()
      showList(
        terminal,
        options,
        items,
        [
          { title: 'NAME', value: inbox => inbox.name, shrinks: true },
          {
            title: 'SCHEME',
            value: ({ scheme, hasSecret, warnings }) => {
              if (warnings.length === 0) return scheme
              return `${scheme} (${hasSecret ? 'cannot verify' : 'no secret'})`
            },
          },
          {
            title: 'ANSWERS',
            value: inbox => (inbox.forwardTo === null ? answersLine(inbox) : 'forwards'),
            shrinks: true,
          },
          { title: 'CAPTURES', value: inbox => inbox.captures },
          { title: 'LAST', value: inbox => showTime(inbox.lastCaptureAt) },
          { title: 'URL', value: inbox => inbox.url, shrinks: true },
        ],
        'There are no inboxes.',
      )
    },
  )
