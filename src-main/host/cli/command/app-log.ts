import { Command, Option } from 'commander'
import { type AppLogLevel, appLogLevels } from '../../../../src-shared/model/app-log.ts'
import type { Cli } from '../cli.ts'
import { connect } from '../connect.ts'
import { engineCommand } from '../engine-options.ts'
import { type OutputOptions, showList } from '../print/show.ts'
import { showTime } from '../print/units.ts'

/** `hookbench app-log`: warnings and errors, newest first. */
export const appLogCommand = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('app-log')
      .description('warnings and errors, the latest 100')
      .addOption(new Option('--level <level>', 'only these').choices(appLogLevels)),
  ).action(async (options: OutputOptions & { level?: AppLogLevel }, command: Command) => {
    const engine = await connect(command, terminal)
    const { items } = await engine.engine.appLog(options.level === undefined ? {} : { level: options.level })
    showList(
      terminal,
      options,
      items,
      [
        { title: 'TIME', value: entry => showTime(entry.at) },
        { title: 'LEVEL', value: entry => entry.level },
        { title: 'MESSAGE', value: entry => entry.message, shrinks: true },
      ],
      'Nothing to report.',
    )
  })
