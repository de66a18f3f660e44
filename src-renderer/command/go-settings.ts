import { Settings } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goSettings: Command = {
  id: 'go-settings',
  title: 'Settings',
  group: 'Go to',
  icon: Settings,
  keys: 'g s',
  run: () => go(paths.settings),
}
