import { Search } from 'lucide-react'
import type { Command } from './command.ts'

export const focusFilter: Command = {
  id: 'focus-filter',
  title: 'Filter the list',
  group: 'View',
  icon: Search,
  keys: '/',
  run: () => document.querySelector<HTMLInputElement>('[data-filter]')?.focus(),
}
