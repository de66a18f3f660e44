import { Activity } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goActivity: Command = {
  id: 'go-activity',
  title: 'Activity',
  group: 'Go to',
  icon: Activity,
  keys: 'g a',
  run: () => go(paths.activity),
}
