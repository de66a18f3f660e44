import { Shapes } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goEventTypes: Command = {
  id: 'go-event-types',
  title: 'Event types',
  group: 'Go to',
  icon: Shapes,
  keys: 'g e',
  run: () => go(paths.eventTypes),
}
