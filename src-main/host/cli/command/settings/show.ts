import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { settingsLines } from './settings-lines.ts'

/** `hookbench settings show` */
export const settingsShow = ({ terminal }: Cli): Command =>
  engineCommand(new Command('show').description('show the options of the engine')).action(
    async (options: OutputOptions, command: Command) => {
      const engine = await connect(command, terminal)
      const settings = await engine.engine.settings.get()
      show(terminal, options, settings, () => settingsLines(settings))
    },
  )
