import { Webhook } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goWebhooks: Command = {
  id: 'go-webhooks',
  title: 'Webhooks',
  group: 'Go to',
  icon: Webhook,
  keys: 'g w',
  run: () => go(paths.webhooks),
}
