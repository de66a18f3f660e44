import { Plus } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const addWebhook: Command = {
  id: 'add-webhook',
  title: 'Add webhook',
  group: 'Do',
  icon: Plus,
  keys: 'c w',
  run: () => go(paths.addWebhook),
}
