import { ListChecks } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goBackend: Command = {
  id: 'go-backend',
  title: 'Backend status',
  group: 'Go to',
  icon: ListChecks,
  keys: 'g b',
  run: () => go(paths.backend),
}
