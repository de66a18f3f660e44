import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { type OutputOptions, showList } from '../../print/show.ts'
import { samplesOf } from './samples-of.ts'

interface ListOptions extends OutputOptions {
  provider?: string
}

/** `hookbench samples list` */
export const samplesList = (cli: Cli): Command =>
  new Command('list')
    .description('list the examples')
    .option('--provider <name>', 'only of providers whose name holds this, for example github')
    .option('--json', 'print JSON lines')
    .action(async ({ provider = '', json }: ListOptions) => {
      const { items } = await samplesOf(cli).list()
      const wanted = provider.toLowerCase()
      const found = items.filter(each => `${each.id} ${each.provider}`.toLowerCase().includes(wanted))
      showList(
        cli.terminal,
        json === undefined ? {} : { json },
        found,
        [
          { title: 'ID', value: ({ id }) => id },
          { title: 'PROVIDER', value: each => each.provider },
          { title: 'SCHEME', value: ({ scheme }) => scheme },
          { title: 'WHAT', value: ({ title }) => title, shrinks: true },
        ],
        `No provider holds ${provider}.`,
      )
    })
