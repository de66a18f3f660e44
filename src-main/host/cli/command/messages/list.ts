import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { addListOptions, type ListOptions, parseListFilter } from '../../option/list-options.ts'
import { takePages } from '../../pages.ts'
import { showList } from '../../print/show.ts'
import { showTime } from '../../print/units.ts'

/** `hookbench messages list` */
export const messagesList = ({ terminal, clock }: Cli): Command =>
  engineCommand(
    addListOptions(
      new Command('list').description('list messages, newest first').option('--type <type>', 'of this event type'),
      'with this in id, type or data',
    ),
  ).action(async (options: ListOptions & { type?: string }, command: Command) => {
    const filter = {
      ...parseListFilter(options, clock),
      ...(options.type === undefined ? {} : { type: options.type }),
    }
    const engine = await connect(command, terminal)
    const items = await takePages(options.limit, page => engine.messages.list({ ...filter, ...page }))
    showList(
      terminal,
      options,
      items,
      [
        { title: 'ID', value: message => message.id },
        { title: 'TYPE', value: message => message.type, shrinks: true },
        { title: 'PUBLISHED', value: message => showTime(message.createdAt) },
        { title: 'ORIGIN', value: message => message.origin, shrinks: true },
      ],
      'There are no such messages.',
    )
  })
