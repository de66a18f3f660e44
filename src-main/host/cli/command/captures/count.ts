import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { QUERY_HELP, readQuery } from '../../option/query-line.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** `hookbench captures count` */
export const capturesCount = ({ terminal, clock }: Cli): Command =>
  engineCommand(
    new Command('count')
      .description('count captures: exact up to 10,000')
      .argument('[query...]', 'which ones: filters and words')
      .addHelpText('after', QUERY_HELP),
  ).action(async (words: string[], options: OutputOptions, command: Command) => {
    const query = readQuery(words, clock)
    const engine = await connect(command, terminal)
    const counted = await engine.captures.count(query)
    show(terminal, options, counted, () => [`${counted.count}${counted.more ? '+' : ''}`])
  })
