import { Keyboard } from 'lucide-react'
import { useOverlay } from '../feature/frame/overlay.ts'
import type { Command } from './command.ts'

export const showShortcuts: Command = {
  id: 'show-shortcuts',
  title: 'Show keyboard shortcuts',
  group: 'View',
  icon: Keyboard,
  keys: '?',
  run: () => useOverlay.setState({ open: 'shortcuts' }),
}
