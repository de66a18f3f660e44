import { PanelLeft } from 'lucide-react'
import { setUi, useUi } from '../lib/ui-state.ts'
import type { Command } from './command.ts'

const NARROW_PX = 1100

/** Whether the sidebar shows icons only: as chosen, else as the window's width asks. */
export const isSidebarCollapsed = (chosen: boolean | null, width: number): boolean => chosen ?? width < NARROW_PX

export const toggleSidebar: Command = {
  id: 'toggle-sidebar',
  title: 'Collapse or expand the sidebar',
  group: 'View',
  icon: PanelLeft,
  keys: 'mod+b',
  run: () => setUi({ sidebarCollapsed: !isSidebarCollapsed(useUi.getState().sidebarCollapsed, window.innerWidth) }),
}
