import { FolderInput } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goSources: Command = {
  id: 'go-sources',
  title: 'Sources',
  group: 'Go to',
  icon: FolderInput,
  keys: 'g o',
  run: () => go(paths.sources),
}
