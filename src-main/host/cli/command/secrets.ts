import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { secretsReset } from './secrets/reset.ts'

/** `hookbench secrets …` */
export const secretsCommand = (cli: Cli): Command =>
  new Command('secrets').description('what to do when the key that seals secrets is lost').addCommand(secretsReset(cli))
