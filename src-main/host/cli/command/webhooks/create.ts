import { Command, Option } from 'commander'
import { type ProfileName, profileNames } from '../../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../../src-shared/profiles/index.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { HEADERS_HELP, readHeaders } from '../../option/headers.ts'
import { collect } from '../../option/number.ts'
import { readSecret, SECRET_HELP } from '../../option/secret.ts'
import { parseSettings } from '../../option/setting.ts'
import { addSigningOptions, type SigningOptions, signingOf } from '../../option/signing.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { secretLines, webhookLines } from './webhook-fields.ts'

interface CreateOptions extends OutputOptions, SigningOptions {
  name: string
  url: string
  profile: ProfileName
  eventType?: string[]
  disabled?: boolean
  setting?: string[]
  secret?: string
  header?: string[]
  secretHeader?: string[]
}

const EXAMPLES = `
Here --url is the endpoint; the address of an engine goes before the command: hookbench --url … webhooks create …

Examples:
  hookbench webhooks create --name Shop --url https://shop.example/hooks --event-type 'order.*'
  hookbench webhooks create --name DAM --url https://dam.example/hook --profile netx
  hookbench webhooks create --name Slow --url http://127.0.0.1:9000/slow --setting timeoutMs=60000 --setting retry.jitter=0`

/** `hookbench webhooks create --name … --url …`; the only answer with the secret. */
export const webhooksCreate = ({ terminal }: Cli): Command =>
  engineCommand(
    addSigningOptions(new Command('create'))
      .description('create a webhook and print its secret once')
      .requiredOption('--name <name>', 'name of the webhook')
      .requiredOption('--url <endpoint>', 'URL that gets the requests')
      .addOption(
        new Option('--profile <profile>', 'preset of the delivery rules').choices(profileNames).default('standard'),
      )
      .option('--event-type <type>', 'event type, order.* or *; may be repeated', collect)
      .option('--disabled', 'create it disabled: what it gets is held')
      .option('--setting <key=value>', 'change one delivery rule; may be repeated', collect)
      .option('--header <header>', '"Name: value", @file or -, added to every request; may be repeated', collect)
      .option('--secret-header <name>', 'keep the value of this header secret; may be repeated', collect)
      .option(
        '--secret <secret>',
        'a secret of your own, as when moving from another system: text, @file, - or env:NAME',
      )
      .addHelpText('after', EXAMPLES)
      .addHelpText('after', SECRET_HELP)
      .addHelpText('after', HEADERS_HELP),
    { ownUrl: true },
  ).action(async (options: CreateOptions, command: Command) => {
    const settings = parseSettings(options.setting ?? [], profiles[options.profile].settings)
    const secret = options.secret === undefined ? undefined : await readSecret(options.secret, terminal)
    const headers = options.header === undefined ? undefined : await readHeaders(options.header, terminal)
    const engine = await connect(command, terminal, { ownUrl: true })
    const webhook = await engine.webhooks.create({
      ...settings,
      ...signingOf(options),
      name: options.name,
      url: options.url,
      profile: options.profile,
      enabled: !options.disabled,
      ...(secret === undefined ? {} : { secret }),
      ...(headers === undefined ? {} : { headers }),
      ...(options.secretHeader === undefined ? {} : { secretHeaders: options.secretHeader }),
      ...(options.eventType === undefined ? {} : { eventTypes: options.eventType }),
    })
    show(terminal, options, webhook, () => [...webhookLines(webhook), ...secretLines(webhook.secret)])
  })
