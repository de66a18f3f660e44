import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { deliveriesFailures } from './deliveries/failures.ts'
import { deliveriesList } from './deliveries/list.ts'
import { deliveriesShow } from './deliveries/show.ts'

/** `hookbench deliveries …` */
export const deliveriesCommand = (cli: Cli): Command =>
  new Command('deliveries')
    .description('the log: what was sent where, and how it ended')
    .addCommand(deliveriesList(cli))
    .addCommand(deliveriesFailures(cli))
    .addCommand(deliveriesShow(cli))
