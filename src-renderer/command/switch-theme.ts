import { SunMoon } from 'lucide-react'
import { resolveTheme } from '../lib/theme.ts'
import { setUi, useUi } from '../lib/ui-state.ts'
import type { Command } from './command.ts'

export const switchTheme: Command = {
  id: 'switch-theme',
  title: 'Switch between light and dark',
  group: 'View',
  icon: SunMoon,
  keys: 't t',
  run: () => setUi({ theme: resolveTheme(useUi.getState().theme) === 'dark' ? 'light' : 'dark' }),
}
