import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, showList } from '../../print/show.ts'
import { showTime } from '../../print/units.ts'

/** `hookbench captures held` */
export const capturesHeld = ({ terminal }: Cli): Command =>
  engineCommand(new Command('held').description('list requests that wait for their answer, oldest first')).action(
    async (options: OutputOptions, command: Command) => {
      const engine = await connect(command, terminal)
      const { items } = await engine.receiver.held()
      showList(
        terminal,
        options,
        items,
        [
          { title: 'ID', value: held => held.id },
          { title: 'INBOX', value: held => held.inbox, shrinks: true },
          { title: 'METHOD', value: held => held.method },
          { title: 'TARGET', value: held => held.target, shrinks: true },
          { title: 'SINCE', value: held => showTime(held.since) },
          { title: 'UNTIL', value: held => showTime(held.until) },
          { title: 'THEN', value: held => held.answer.fault ?? held.answer.status },
        ],
        'No request is held.',
      )
    },
  )
