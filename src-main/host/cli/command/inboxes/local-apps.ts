import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, showList } from '../../print/show.ts'

/** `hookbench inboxes local-apps` */
export const inboxesLocalApps = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('local-apps').description('list what listens on usual ports of this machine, to forward requests to'),
  ).action(async (options: OutputOptions, command: Command) => {
    const engine = await connect(command, terminal)
    const { items } = await engine.receiver.localApps()
    showList(
      terminal,
      options,
      items,
      [
        { title: 'PORT', value: app => app.port },
        { title: 'URL', value: app => app.url },
      ],
      'Nothing listens on a usual port.',
    )
  })
