import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { clusterPropertiesSet } from './cluster-properties/set.ts'
import { clusterPropertiesShow } from './cluster-properties/show.ts'

/** `hookbench cluster-properties …` */
export const clusterPropertiesCommand = (cli: Cli): Command =>
  new Command('cluster-properties')
    .description('options of all WoodWing Assets and NetBox webhooks')
    .addCommand(clusterPropertiesShow(cli))
    .addCommand(clusterPropertiesSet(cli))
