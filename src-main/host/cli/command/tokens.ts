import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { tokensCreate } from './tokens/create.ts'
import { tokensDelete } from './tokens/delete.ts'
import { tokensList } from './tokens/list.ts'
import { tokensShow } from './tokens/show.ts'

/** `hookbench tokens …` */
export const tokensCommand = (cli: Cli): Command =>
  new Command('tokens')
    .description('who may use the API')
    .addCommand(tokensList(cli))
    .addCommand(tokensShow(cli))
    .addCommand(tokensCreate(cli))
    .addCommand(tokensDelete(cli))
