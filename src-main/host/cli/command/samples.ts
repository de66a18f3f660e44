import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { samplesList } from './samples/list.ts'
import { samplesSend } from './samples/send.ts'
import { samplesShow } from './samples/show.ts'

/** `hookbench samples …` */
export const samplesCommand = (cli: Cli): Command =>
  new Command('samples')
    .description('examples of what providers send, signed as they sign them')
    .addCommand(samplesList(cli))
    .addCommand(samplesShow(cli))
    .addCommand(samplesSend(cli))
