import { Command, Option } from 'commander'
import { type VerificationResult, verificationResults } from '../../../../../src-shared/model/verification.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { addListOptions, type ListOptions, parseListFilter } from '../../option/list-options.ts'
import { takePages } from '../../pages.ts'
import { showList } from '../../print/show.ts'
import { showTime } from '../../print/units.ts'

interface CapturesOptions extends ListOptions {
  inbox?: string
  result?: VerificationResult
  method?: string
}

/** `hookbench captures list` */
export const capturesList = ({ terminal, clock }: Cli): Command =>
  engineCommand(
    addListOptions(
      new Command('list')
        .description('list captures, newest first')
        .option('--inbox <name>', 'of this inbox')
        .addOption(new Option('--result <result>', 'verified with this result').choices(verificationResults))
        .option('--method <method>', 'with this method'),
      'with this in target, a header or the event type',
    ).addHelpText('after', '\nExample:\n  hookbench captures list --inbox shop --result invalid'),
  ).action(async (options: CapturesOptions, command: Command) => {
    const { inbox, result, method } = options
    const filter = {
      ...parseListFilter(options, clock),
      ...(result === undefined ? {} : { result }),
      ...(method === undefined ? {} : { method }),
    }
    const engine = await connect(command, terminal)
    const items = await takePages(options.limit, page =>
      inbox === undefined
        ? engine.captures.list({ ...filter, ...page })
        : engine.inboxes.captures({ ...filter, ...page, name: inbox }),
    )
    showList(
      terminal,
      options,
      items,
      [
        { title: 'ID', value: capture => capture.id },
        { title: 'INBOX', value: capture => capture.inbox, shrinks: true },
        { title: 'METHOD', value: capture => capture.method },
        { title: 'TARGET', value: capture => capture.target, shrinks: true },
        { title: 'RESULT', value: capture => capture.verification.result },
        { title: 'ANSWER', value: capture => capture.responseStatus },
        { title: 'BYTES', value: capture => capture.bodySize },
        { title: 'RECEIVED', value: capture => showTime(capture.receivedAt) },
      ],
      'There are no such captures.',
    )
  })
