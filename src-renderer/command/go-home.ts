import { House } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goHome: Command = {
  id: 'go-home',
  title: 'Home',
  group: 'Go to',
  icon: House,
  keys: 'g h',
  run: () => go(paths.home),
}
