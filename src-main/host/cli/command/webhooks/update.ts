import { Command, Option } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import { type ProfileName, profileNames } from '../../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../../src-shared/profiles/index.ts'
import type { Cli } from '../../cli.ts'
import { connect, type EngineClient } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { HEADERS_HELP, readHeaders } from '../../option/headers.ts'
import { collect } from '../../option/number.ts'
import { readSecret, SECRET_HELP } from '../../option/secret.ts'
import { parseSettings } from '../../option/setting.ts'
import { addSigningOptions, type SigningOptions, signingOf } from '../../option/signing.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { webhookLines } from './webhook-fields.ts'

interface UpdateOptions extends OutputOptions, SigningOptions {
  name?: string
  url?: string
  profile?: ProfileName
  eventType?: string[]
  setting?: string[]
  secret?: string
  header?: string[]
  secretHeader?: string[]
}

const EXAMPLES = `
Here --url is the endpoint; the address of an engine goes before the command: hookbench --url … webhooks update …

Example:
  hookbench webhooks update whk_… --event-type order.paid --event-type order.cancelled --setting concurrency=2`

/** Settings are changed from what they are, or from the profile's preset when one is chosen anew. */
const changedSettings = async (engine: EngineClient, id: string, { setting, profile }: UpdateOptions) => {
  if (setting === undefined) return {}
  return parseSettings(setting, profile ? profiles[profile].settings : await engine.webhooks.get({ id }))
}

/** `hookbench webhooks update ID …` */
export const webhooksUpdate = ({ terminal }: Cli): Command =>
  engineCommand(
    addSigningOptions(new Command('update'))
      .description('change what is given')
      .argument('<id>', 'id of the webhook')
      .option('--name <name>', 'new name')
      .option('--url <endpoint>', 'new endpoint')
      .addOption(
        new Option('--profile <profile>', 'preset of delivery rules; sets every rule anew').choices(profileNames),
      )
      .option('--event-type <type>', 'replaces the event types; may be repeated', collect)
      .option('--setting <key=value>', 'change one delivery rule; may be repeated', collect)
      .option('--header <header>', '"Name: value", @file or -, in place of those it has; may be repeated', collect)
      .option('--secret-header <name>', 'keep the value of this header secret; may be repeated', collect)
      .option('--secret <secret>', 'a secret of your own: text, @file, - or env:NAME')
      .addHelpText('after', EXAMPLES)
      .addHelpText('after', SECRET_HELP)
      .addHelpText('after', HEADERS_HELP),
    { ownUrl: true },
  ).action(async (id: string, options: UpdateOptions, command: Command) => {
    const { name, url, profile, eventType, setting, secretHeader, scheme } = options
    const secret = options.secret === undefined ? undefined : await readSecret(options.secret, terminal)
    const headers = options.header === undefined ? undefined : await readHeaders(options.header, terminal)
    if (
      [name, url, profile, eventType, setting, secret, headers, secretHeader, scheme].every(each => each === undefined)
    ) {
      throw new HookError(
        'INVALID_INPUT',
        'Say what to change: --name, --url, --profile, --event-type, --setting, --scheme, --header or --secret.',
      )
    }
    const engine = await connect(command, terminal, { ownUrl: true })
    const webhook = await engine.webhooks.update({
      ...(await changedSettings(engine, id, options)),
      ...signingOf(options),
      id,
      ...(name === undefined ? {} : { name }),
      ...(url === undefined ? {} : { url }),
      ...(profile === undefined ? {} : { profile }),
      ...(secret === undefined ? {} : { secret }),
      ...(headers === undefined ? {} : { headers }),
      ...(secretHeader === undefined ? {} : { secretHeaders: secretHeader }),
      ...(eventType === undefined ? {} : { eventTypes: eventType }),
    })
    show(terminal, options, webhook, () => webhookLines(webhook))
  })
