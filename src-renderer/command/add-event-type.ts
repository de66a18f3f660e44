import { Plus } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const addEventType: Command = {
  id: 'add-event-type',
  title: 'Add event type',
  group: 'Do',
  icon: Plus,
  keys: 'c e',
  run: () => go(paths.addEventType),
}
