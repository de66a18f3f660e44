import { Command, Option } from 'commander'
import type { CaptureSummary } from '../../../../../src-shared/model/capture.ts'
import { type VerificationResult, verificationResults } from '../../../../../src-shared/model/verification.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { collect } from '../../option/number.ts'
import { addListOptions, type ListOptions, parseListFilter } from '../../option/list-options.ts'
import { joinQueries, QUERY_HELP, readQuery } from '../../option/query-line.ts'
import { takePages } from '../../pages.ts'
import { showList } from '../../print/show.ts'
import { showTime } from '../../print/units.ts'

interface CapturesOptions extends ListOptions {
  inbox?: string
  result?: VerificationResult
  method?: string
  column?: string[]
}

/** `hookbench captures list` */
export const capturesList = ({ terminal, clock }: Cli): Command =>
  engineCommand(
    addListOptions(
      new Command('list')
        .description('list captures, newest first')
        .argument('[query...]', 'which ones: filters and words')
        .option('--inbox <name>', 'of this inbox')
        .addOption(new Option('--result <result>', 'verified with this result').choices(verificationResults))
        .option('--method <method>', 'with this method')
        .option(
          '--column <path>',
          'show what stands there in JSON bodies, such as $.data.id; may be repeated',
          collect,
        ),
      'with these words in target, a header, the event type, the note or a text body',
    )
      .addHelpText('after', QUERY_HELP)
      .addHelpText('after', "\nExample:\n  hookbench captures list 'inbox:shop result:invalid since:1h'"),
  ).action(async (words: string[], options: CapturesOptions, command: Command) => {
    const { inbox, result, method, column: columns } = options
    const filter = joinQueries(readQuery(words, clock), {
      ...parseListFilter(options, clock),
      ...(inbox === undefined ? {} : { inbox }),
      ...(result === undefined ? {} : { result }),
      ...(method === undefined ? {} : { method }),
    })
    const engine = await connect(command, terminal)
    if (filter.inbox !== undefined) await engine.inboxes.get({ name: filter.inbox })
    const items = await takePages(options.limit, page =>
      engine.captures.list({ ...filter, ...page, ...(columns === undefined ? {} : { columns }) }),
    )
    showList(
      terminal,
      options,
      items,
      [
        { title: 'ID', value: capture => (capture.pinned ? `${capture.id} *` : capture.id) },
        { title: 'INBOX', value: capture => capture.inbox, shrinks: true },
        { title: 'METHOD', value: capture => capture.method },
        { title: 'TARGET', value: capture => capture.target, shrinks: true },
        { title: 'TYPE', value: capture => capture.eventType, shrinks: true },
        { title: 'RESULT', value: capture => capture.verification.result },
        { title: 'ANSWER', value: capture => (capture.answered ? capture.responseStatus : null) },
        { title: 'BYTES', value: capture => capture.bodySize },
        { title: 'RECEIVED', value: capture => showTime(capture.receivedAt) },
        ...(columns ?? []).map((title, at) => ({
          title,
          value: (capture: CaptureSummary) => capture.columns?.[at] ?? null,
          shrinks: true,
        })),
        ...(items.some(({ note }) => note !== '')
          ? [{ title: 'NOTE', value: (capture: CaptureSummary) => capture.note, shrinks: true }]
          : []),
      ],
      'There are no such captures.',
    )
  })
