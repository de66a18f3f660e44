import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, showList } from '../../print/show.ts'

interface Options extends OutputOptions {
  own?: boolean
}

/** `hookbench event-types list` */
export const eventTypesList = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('list').description('list event types').option('--own', 'those only that you described'),
  ).action(async ({ own, ...options }: Options, command: Command) => {
    const engine = await connect(command, terminal)
    const { items } = await engine.eventTypes.list()
    showList(
      terminal,
      options,
      items.filter(({ builtin }) => !own || !builtin),
      [
        { title: 'NAME', value: each => each.name },
        { title: 'SYSTEMS', value: each => each.systems.join(', ') || 'any' },
        { title: 'SCHEMA', value: each => (each.schema === null ? 'no' : 'yes') },
        { title: 'BUILT IN', value: each => (each.builtin ? 'yes' : 'no') },
        { title: 'DESCRIPTION', value: each => each.description, shrinks: true },
      ],
      'There are no event types of your own.',
    )
  })
