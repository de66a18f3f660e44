import { Command, Option } from 'commander'
import { licenceTiers, roles, type TokenCreate } from '../../../../../src-shared/model/token.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

interface Options extends OutputOptions {
  role: TokenCreate['role']
  tier: NonNullable<TokenCreate['tier']>
}

/** `hookbench tokens create NAME` */
export const tokensCreate = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('create')
      .description('create an API token; it is shown this once')
      .argument('<name>', 'what it is for')
      .addOption(new Option('--role <role>', 'what it may do').choices(roles).default('viewer'))
      .addOption(
        new Option('--tier <tier>', 'licence, for the Assets-compatible REST').choices(licenceTiers).default('free'),
      )
      .addHelpText('after', '\nExample:\n  hookbench tokens create dam-sync --role super-user --tier pro'),
  ).action(async (name: string, options: Options, command: Command) => {
    const engine = await connect(command, terminal)
    const made = await engine.tokens.create({ name, role: options.role, tier: options.tier })
    show(terminal, options, made, () => [
      `${made.id}  ${made.name}, ${made.role}, ${made.tier}`,
      '',
      `Token, shown only this once: ${made.token}`,
    ])
  })
