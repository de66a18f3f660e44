import { Inbox } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goReceiver: Command = {
  id: 'go-receiver',
  title: 'Receiver',
  group: 'Go to',
  icon: Inbox,
  keys: 'g r',
  run: () => go(paths.receiver),
}
