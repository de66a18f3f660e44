import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { capturesCount } from './captures/count.ts'
import { capturesConfirmSubscription } from './captures/confirm-subscription.ts'
import { capturesDelete } from './captures/delete.ts'
import { capturesDiff } from './captures/diff.ts'
import { capturesExplain } from './captures/explain.ts'
import { capturesExport } from './captures/export.ts'
import { capturesImport } from './captures/import.ts'
import { capturesHeld } from './captures/held.ts'
import { capturesList } from './captures/list.ts'
import { capturesColour, capturesNote, capturesPin, capturesUnpin } from './captures/mark.ts'
import { capturesReplays } from './captures/replays.ts'
import { capturesRelease } from './captures/release.ts'
import { capturesShow } from './captures/show.ts'

/** `hookbench captures …` */
export const capturesCommand = (cli: Cli): Command =>
  new Command('captures')
    .description('requests the receiver got')
    .addCommand(capturesList(cli))
    .addCommand(capturesCount(cli))
    .addCommand(capturesShow(cli))
    .addCommand(capturesExplain(cli))
    .addCommand(capturesPin(cli))
    .addCommand(capturesUnpin(cli))
    .addCommand(capturesColour(cli))
    .addCommand(capturesNote(cli))
    .addCommand(capturesHeld(cli))
    .addCommand(capturesRelease(cli))
    .addCommand(capturesConfirmSubscription(cli))
    .addCommand(capturesDelete(cli))
    .addCommand(capturesDiff(cli))
    .addCommand(capturesExport(cli))
    .addCommand(capturesImport(cli))
    .addCommand(capturesReplays(cli))
