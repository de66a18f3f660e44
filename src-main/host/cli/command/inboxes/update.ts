import { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { answerFields } from './answer-options.ts'
import { addInboxOptions, type InboxOptions, inboxSecret, showInbox, verifyingFields } from './inbox-options.ts'
import { retentionField } from './retention-options.ts'

interface UpdateOptions extends Omit<InboxOptions, 'secret'> {
  /** False by `--no-secret`. */
  secret?: string | boolean
}

/** `hookbench inboxes update NAME …` */
export const inboxesUpdate = ({ terminal }: Cli): Command =>
  engineCommand(
    addInboxOptions(new Command('update').description('change what is given').argument('<name>', 'name of the inbox'))
      .option('--no-secret', 'forget the secret')
      .addHelpText('after', '\nExample:\n  hookbench inboxes update shop --status 500'),
  ).action(async (name: string, options: UpdateOptions, command: Command) => {
    const { scheme } = options
    const given = typeof options.secret === 'string' ? { secret: options.secret } : {}
    const known = scheme === undefined ? {} : { scheme }
    const secret = options.secret === false ? null : await inboxSecret({ ...known, ...given }, terminal)
    const change = {
      ...verifyingFields(options),
      ...(await answerFields(options, terminal)),
      ...retentionField(options),
      ...(secret === undefined ? {} : { secret }),
    }
    if (Object.keys(change).length === 0) {
      throw new HookError('INVALID_INPUT', 'Say what to change, for example --status 500.')
    }
    const engine = await connect(command, terminal)
    showInbox(terminal, options, await engine.inboxes.update({ name, ...change }))
  })
