import { ScrollText } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goAppLog: Command = {
  id: 'go-app-log',
  title: 'App log',
  group: 'Go to',
  icon: ScrollText,
  keys: 'g l',
  run: () => go(paths.appLog),
}
