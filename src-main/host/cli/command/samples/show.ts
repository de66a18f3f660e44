import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { headerLines } from '../../print/attempt.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { samplesOf } from './samples-of.ts'

/** `hookbench samples show ID`, or its exact body with `--body`. */
export const samplesShow = (cli: Cli): Command =>
  new Command('show')
    .description('show one example')
    .argument('<id>', 'id of the example')
    .option('--body', 'write only the body')
    .option('--json', 'print one JSON line')
    .action(async (id: string, options: OutputOptions & { body?: boolean }) => {
      const { terminal } = cli
      const sample = await samplesOf(cli).get(id)
      if (options.body) return terminal.out(sample.body)
      show(terminal, options, sample, () => [
        `${sample.provider}: ${sample.title} (scheme ${sample.scheme})`,
        '',
        ...headerLines(sample.headers),
        '',
        sample.body,
      ])
    })
