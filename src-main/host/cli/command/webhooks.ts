import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { webhooksCreate } from './webhooks/create.ts'
import { webhooksDelete } from './webhooks/delete.ts'
import { webhooksDisable } from './webhooks/disable.ts'
import { webhooksEnable } from './webhooks/enable.ts'
import { webhooksList } from './webhooks/list.ts'
import { webhooksResetSecret } from './webhooks/reset-secret.ts'
import { webhooksShow } from './webhooks/show.ts'
import { webhooksTest } from './webhooks/test.ts'
import { webhooksUpdate } from './webhooks/update.ts'

/** `hookbench webhooks …` */
export const webhooksCommand = (cli: Cli): Command =>
  new Command('webhooks')
    .description('who gets which events')
    .addCommand(webhooksList(cli))
    .addCommand(webhooksShow(cli))
    .addCommand(webhooksCreate(cli))
    .addCommand(webhooksUpdate(cli))
    .addCommand(webhooksDelete(cli))
    .addCommand(webhooksEnable(cli))
    .addCommand(webhooksDisable(cli))
    .addCommand(webhooksTest(cli))
    .addCommand(webhooksResetSecret(cli))
