import { Command } from 'commander'
import { defaultResponse } from '../../../../../src-shared/respond/short-response.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { answerFields } from './answer-options.ts'
import { addInboxOptions, type InboxOptions, inboxSecret, showInbox, verifyingFields } from './inbox-options.ts'
import { retentionField } from './retention-options.ts'

/** `hookbench inboxes create NAME` */
export const inboxesCreate = ({ terminal }: Cli): Command =>
  engineCommand(
    addInboxOptions(
      new Command('create').description('create an inbox').argument('<name>', 'name: the path of its URL'),
    ).addHelpText('after', '\nExample:\n  hookbench inboxes create shop --scheme standard --secret @shop.secret'),
  ).action(async (name: string, options: InboxOptions, command: Command) => {
    const secret = await inboxSecret(options, terminal)
    const { response, ...answering } = await answerFields(options, terminal)
    const engine = await connect(command, terminal)
    const inbox = await engine.inboxes.create({
      name,
      ...verifyingFields(options),
      ...(secret === undefined ? {} : { secret }),
      ...answering,
      ...retentionField(options),
      ...(response === undefined ? {} : { response: { ...defaultResponse, ...response } }),
    })
    showInbox(terminal, options, inbox)
  })
