import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { sourcesCreate } from './sources/create.ts'
import { sourcesDelete } from './sources/delete.ts'
import { sourcesDisable } from './sources/disable.ts'
import { sourcesEnable } from './sources/enable.ts'
import { sourcesList } from './sources/list.ts'
import { sourcesRescan } from './sources/rescan.ts'
import { sourcesShow } from './sources/show.ts'
import { sourcesUpdate } from './sources/update.ts'

/** `hookbench sources …` */
export const sourcesCommand = (cli: Cli): Command =>
  new Command('sources')
    .description('watched folders and Redis streams that make messages')
    .addCommand(sourcesList(cli))
    .addCommand(sourcesShow(cli))
    .addCommand(sourcesCreate(cli))
    .addCommand(sourcesUpdate(cli))
    .addCommand(sourcesDelete(cli))
    .addCommand(sourcesEnable(cli))
    .addCommand(sourcesDisable(cli))
    .addCommand(sourcesRescan(cli))
