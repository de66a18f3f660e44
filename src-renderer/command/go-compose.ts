import { PenLine } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goCompose: Command = {
  id: 'go-compose',
  title: 'Compose',
  group: 'Go to',
  icon: PenLine,
  keys: 'g c',
  run: () => go(paths.compose),
}
