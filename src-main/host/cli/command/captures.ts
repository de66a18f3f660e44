import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { capturesDelete } from './captures/delete.ts'
import { capturesDiff } from './captures/diff.ts'
import { capturesExport } from './captures/export.ts'
import { capturesImport } from './captures/import.ts'
import { capturesList } from './captures/list.ts'
import { capturesShow } from './captures/show.ts'

/** `hookbench captures …` */
export const capturesCommand = (cli: Cli): Command =>
  new Command('captures')
    .description('requests the receiver got')
    .addCommand(capturesList(cli))
    .addCommand(capturesShow(cli))
    .addCommand(capturesDelete(cli))
    .addCommand(capturesDiff(cli))
    .addCommand(capturesExport(cli))
    .addCommand(capturesImport(cli))
