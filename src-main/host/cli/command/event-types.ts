import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { eventTypesCreate } from './event-types/create.ts'
import { eventTypesDelete } from './event-types/delete.ts'
import { eventTypesList } from './event-types/list.ts'
import { eventTypesShow } from './event-types/show.ts'
import { eventTypesUpdate } from './event-types/update.ts'

/** `hookbench event-types …` */
export const eventTypesCommand = (cli: Cli): Command =>
  new Command('event-types')
    .description('the catalogue: what events there are and how their data look')
    .addCommand(eventTypesList(cli))
    .addCommand(eventTypesShow(cli))
    .addCommand(eventTypesCreate(cli))
    .addCommand(eventTypesUpdate(cli))
    .addCommand(eventTypesDelete(cli))
