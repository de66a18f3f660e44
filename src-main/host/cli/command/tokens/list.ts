import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, showList } from '../../print/show.ts'
import { showTime } from '../../print/units.ts'

/** `hookbench tokens list` */
export const tokensList = ({ terminal }: Cli): Command =>
  engineCommand(new Command('list').description('list API tokens, without the tokens themselves')).action(
    async (options: OutputOptions, command: Command) => {
      const engine = await connect(command, terminal)
      const { items } = await engine.tokens.list()
      showList(
        terminal,
        options,
        items,
        [
          { title: 'ID', value: token => token.id },
          { title: 'NAME', value: token => token.name, shrinks: true },
          { title: 'ROLE', value: token => token.role },
          { title: 'TIER', value: token => token.tier },
          { title: 'CREATED', value: token => showTime(token.createdAt) },
        ],
        'There are no tokens beside the first one.',
      )
    },
  )
