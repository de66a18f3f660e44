import { Command, Option } from 'commander'
import { HookError } from '../../../../src-shared/error.ts'
import type { ReplayMode } from '../../../../src-shared/model/replay.ts'
import { type SchemeName, schemeNames } from '../../../../src-shared/model/scheme.ts'
import type { Cli } from '../cli.ts'
import { connect } from '../connect.ts'
import { engineCommand } from '../engine-options.ts'
import { EXIT } from '../exit-code.ts'
import { collect } from '../option/number.ts'
import { schemeOptionsOf } from '../option/scheme-option.ts'
import { readSecret, SECRET_HELP } from '../option/secret.ts'
import { sentOnceLines } from '../print/sent-once.ts'
import { type OutputOptions, show } from '../print/show.ts'
import { addEditOptions, type EditOptions, readEdit } from './replay/edit-options.ts'

interface ReplayOptions extends OutputOptions, EditOptions {
  to: string
  exact?: boolean
  resign?: boolean
  scheme?: SchemeName
  option?: string[]
  secret?: string
  insecure?: boolean
}

const EXAMPLES = `
Without a path --to gets the path behind the inbox's name and the query of the capture.

Examples:
  hookbench replay cap_01JD9K2VY7 --to http://localhost:3000
  hookbench replay cap_01JD9K2VY7 --to http://localhost:3000/webhooks --resign
  hookbench replay cap_01JD9K2VY7 --to http://localhost:3000 --resign --scheme stripe --secret @stripe.secret
  hookbench replay cap_01JD9K2VY7 --to http://localhost:3000 --header 'X-Event: test' --body @changed.json`

const isSuccess = (status: number | undefined): boolean => status !== undefined && status >= 200 && status < 300

/** `hookbench replay CAPTURE --to URL`: exit code 1 when the endpoint did not answer 2xx. */
export const replayCommand = ({ terminal, finish }: Cli): Command =>
  engineCommand(
    addEditOptions(
      new Command('replay')
        .description('send a capture again: exact, signed anew, or edited')
        .argument('<capture>', 'id of the capture')
        .requiredOption('--to <url>', 'where to')
        .option('--exact', 'the same bytes (the default)')
        .option(
          '--resign',
          'with a fresh time, id and signature; as the inbox verifies unless --scheme says otherwise',
        ),
    )
      .addOption(new Option('--scheme <scheme>', 'sign by this scheme').choices(schemeNames))
      .option('--option <key=value>', 'option of the scheme; may be repeated', collect)
      .option('--secret <secret>', 'secret to sign with: text, @file, - or env:NAME')
      .option('--insecure', 'take any certificate')
      .addHelpText('after', SECRET_HELP)
      .addHelpText('after', EXAMPLES),
  ).action(async (id: string, options: ReplayOptions, command: Command) => {
    const { to, exact, resign, scheme, option, insecure } = options
    const engine = await connect(command, terminal)
    const edit = await readEdit(options, terminal, async () => (await engine.captures.get({ id })).rawHeaders)
    const signs = resign === true || scheme !== undefined
    if (exact && (signs || edit !== undefined)) {
      throw new HookError('INVALID_INPUT', '--exact sends the same bytes, so nothing can be signed or edited.', {
        help: 'Leave --exact out.',
      })
    }
    if (options.secret !== undefined && !signs) {
      throw new HookError('INVALID_INPUT', '--secret has nothing to sign.', { help: 'Add --resign.' })
    }
    const mode: ReplayMode = signs ? 'resign' : edit === undefined ? 'exact' : 'edit'
    const secret =
      options.secret === undefined && scheme === undefined ? undefined : await readSecret(options.secret, terminal)
    const sent = await engine.captures.replay({
      id,
      to,
      mode,
      insecure: insecure ?? false,
      ...(edit === undefined ? {} : { edit }),
      ...(scheme === undefined ? {} : { scheme }),
      ...(option === undefined ? {} : { options: schemeOptionsOf(option) }),
      ...(secret === undefined ? {} : { secret }),
    })
    show(terminal, options, sent, () => [
      ...sentOnceLines(sent),
      ...(sent.captureId === null ? [] : ['', `Received here as ${sent.captureId}.`]),
    ])
    if (!isSuccess(sent.response?.status)) finish(EXIT.failure)
  })
