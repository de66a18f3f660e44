import { Command } from 'commander'
import type { CaptureDiff, DiffPair } from '../../../../../src-shared/model/capture-diff.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { EXIT } from '../../exit-code.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { visibleLine } from '../../print/visible.ts'

interface DiffOptions extends OutputOptions {
  ignore?: string
  all?: boolean
}

const pairLines = (what: string, { a, b, change }: DiffPair): string[] => {
  if (change === 'same') return []
  const note = change === 'written' ? ' (the same value, written otherwise)' : ''
  return [
    `${what}${note}`,
    ...(a === null ? [] : [visibleLine(`- ${a}`)]),
    ...(b === null ? [] : [visibleLine(`+ ${b}`)]),
  ]
}

const joined = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(', '))

const bodyLines = ({ kind, changes, more, firstDifference }: CaptureDiff['body']): string[] => {
  if (kind === 'same') return []
  if (changes === null) return [`body: byte ${firstDifference ?? 0} is the first that differs`]
  return [
    ...changes.flatMap(({ path, ...pair }) => pairLines(`body ${visibleLine(path)}`, pair)),
    ...(more ? ['body: and more'] : []),
  ]
}

const diffLines = (diff: CaptureDiff): string[] => [
  ...pairLines('method', diff.method),
  ...pairLines('target', diff.target),
  ...diff.headers.flatMap(({ name, a, b, change }) =>
    pairLines(`header ${name}`, { a: joined(a), b: joined(b), change }),
  ),
  ...bodyLines(diff.body),
]

/** `hookbench captures diff A B`: exit code 0 when they are the same, 1 when they are not. */
export const capturesDiff = ({ terminal, finish }: Cli): Command =>
  engineCommand(
    new Command('diff')
      .description('say what is different between two captures')
      .argument('<a>', 'id of a capture')
      .argument('<b>', 'id of another')
      .option('--ignore <list>', 'leave out these headers and JSON paths, such as x-trace,$..updatedAt')
      .option('--all', 'also what usually differs: ids, times, signatures')
      .addHelpText(
        'after',
        "\nExample:\n  hookbench captures diff cap_01JD9K2VY7 cap_01JD9K2VY8 --ignore 'date,$..id'",
      ),
  ).action(async (a: string, b: string, options: DiffOptions, command: Command) => {
    const ignore = options.ignore ?? (options.all ? '' : undefined)
    const engine = await connect(command, terminal)
    const diff = await engine.captures.diff({ a, b, ...(ignore === undefined ? {} : { ignore }) })
    const lines = diffLines(diff)
    const { kind, changes } = diff.body
    const isRewritten = kind === 'json' && changes?.length === 0
    const left = diff.ignored === 0 ? '' : ` ${diff.ignored} left out; see --all.`
    show(terminal, options, diff, () => [
      ...lines,
      ...(isRewritten ? ['The bodies are the same JSON, written otherwise.'] : []),
      ...(lines.length === 0 ? [`There is no difference.${left}`] : left === '' ? [] : [left.trim()]),
    ])
    if (lines.length > 0) finish(EXIT.failure)
  })
