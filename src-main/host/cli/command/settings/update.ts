import { Command, Option } from 'commander'
import { type EngineSettingsUpdate, eventTypeValidations } from '../../../../../src-shared/model/settings.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { settingsLines } from './settings-lines.ts'

interface Options extends OutputOptions {
  backend?: 'on' | 'off'
  eventTypeValidation?: NonNullable<EngineSettingsUpdate['eventTypeValidation']>
}

/** `hookbench settings update --backend off` */
export const settingsUpdate = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('update')
      .description('change options of the engine')
      .addOption(new Option('--backend <state>', 'whether events make messages and are sent').choices(['on', 'off']))
      .addOption(
        new Option('--event-type-validation <mode>', 'what happens to data that do not fit their schema').choices(
          eventTypeValidations,
        ),
      )
      .addHelpText('after', '\nExample:\n  hookbench settings update --backend off'),
  ).action(async ({ backend, eventTypeValidation, ...options }: Options, command: Command) => {
    const engine = await connect(command, terminal)
    const settings = await engine.engine.settings.update({
      ...(backend === undefined ? {} : { backendEnabled: backend === 'on' }),
      ...(eventTypeValidation === undefined ? {} : { eventTypeValidation }),
    })
    show(terminal, options, settings, () => settingsLines(settings))
  })
