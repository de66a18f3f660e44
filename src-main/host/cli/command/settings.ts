import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { settingsShow } from './settings/show.ts'
import { settingsUpdate } from './settings/update.ts'

/** `hookbench settings …` */
export const settingsCommand = (cli: Cli): Command =>
  new Command('settings')
    .description('options of the engine')
    .addCommand(settingsShow(cli))
    .addCommand(settingsUpdate(cli))
