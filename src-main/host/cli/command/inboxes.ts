import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { inboxesClear } from './inboxes/clear.ts'
import { inboxesCreate } from './inboxes/create.ts'
import { inboxesDelete } from './inboxes/delete.ts'
import { inboxesList } from './inboxes/list.ts'
import { inboxesLocalApps } from './inboxes/local-apps.ts'
import { inboxesResetSteps } from './inboxes/reset-steps.ts'
import { inboxesUpdate } from './inboxes/update.ts'

/** `hookbench inboxes …` */
export const inboxesCommand = (cli: Cli): Command =>
  new Command('inboxes')
    .description('paths of the receiver')
    .addCommand(inboxesList(cli))
    .addCommand(inboxesCreate(cli))
    .addCommand(inboxesUpdate(cli))
    .addCommand(inboxesClear(cli))
    .addCommand(inboxesResetSteps(cli))
    .addCommand(inboxesLocalApps(cli))
    .addCommand(inboxesDelete(cli))
