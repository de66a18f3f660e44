import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, showList } from '../../print/show.ts'
import { webhookState } from './webhook-fields.ts'

/** `hookbench webhooks list` */
export const webhooksList = ({ terminal }: Cli): Command =>
  engineCommand(new Command('list').description('list webhooks')).action(
    async (options: OutputOptions, command: Command) => {
      const engine = await connect(command, terminal)
      const { items } = await engine.webhooks.list()
      showList(
        terminal,
        options,
        items,
        [
          { title: 'ID', value: webhook => webhook.id },
          { title: 'NAME', value: webhook => webhook.name, shrinks: true },
          { title: 'URL', value: webhook => webhook.url, shrinks: true },
          { title: 'STATE', value: webhookState },
          { title: 'WAITING', value: webhook => webhook.health.queued + webhook.health.scheduled },
          { title: 'SENT', value: webhook => webhook.health.sent },
          { title: 'FAILED', value: webhook => webhook.health.failed },
          { title: 'PROFILE', value: webhook => webhook.profile },
        ],
        'There are no webhooks.',
      )
    },
  )
