import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { messagesList } from './messages/list.ts'
import { messagesReceived } from './messages/received.ts'
import { messagesShow } from './messages/show.ts'

/** `hookbench messages …` */
export const messagesCommand = (cli: Cli): Command =>
  new Command('messages')
    .description('events that were published')
    .addCommand(messagesList(cli))
    .addCommand(messagesShow(cli))
    .addCommand(messagesReceived(cli))
