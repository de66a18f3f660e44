import {
  Activity,
  FolderInput,
  House,
  Inbox,
  ListChecks,
  type LucideIcon,
  PenLine,
  ScrollText,
  Settings,
  Shapes,
  SlidersHorizontal,
  Stethoscope,
  Webhook,
} from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export interface PageEntry {
  name: string
  icon: LucideIcon
  keys: string
  path: string
  /** Under which heading of the sidebar. */
  part: 'main' | 'system'
}

/** The pages in the order of the sidebar. */
export const pages: PageEntry[] = [
  { name: 'Home', icon: House, keys: 'g h', path: paths.home, part: 'main' },
  { name: 'Webhooks', icon: Webhook, keys: 'g w', path: paths.webhooks, part: 'main' },
  { name: 'Activity', icon: Activity, keys: 'g a', path: paths.activity, part: 'main' },
  { name: 'Compose', icon: PenLine, keys: 'g c', path: paths.compose, part: 'main' },
  { name: 'Sources', icon: FolderInput, keys: 'g o', path: paths.sources, part: 'main' },
  { name: 'Event types', icon: Shapes, keys: 'g e', path: paths.eventTypes, part: 'main' },
  { name: 'Receiver', icon: Inbox, keys: 'g r', path: paths.receiver, part: 'main' },
  { name: 'Endpoint doctor', icon: Stethoscope, keys: 'g d', path: paths.doctor, part: 'main' },
  { name: 'Backend status', icon: ListChecks, keys: 'g b', path: paths.backend, part: 'system' },
  { name: 'App log', icon: ScrollText, keys: 'g l', path: paths.appLog, part: 'system' },
  { name: 'Cluster properties', icon: SlidersHorizontal, keys: 'g p', path: paths.cluster, part: 'system' },
  { name: 'Settings', icon: Settings, keys: 'g s', path: paths.settings, part: 'system' },
]

export const goToPage: Command[] = pages.map(({ name, icon, keys, path }) => ({
  id: `go ${path}`,
  title: name,
  group: 'Go to',
  icon,
  keys,
  run: () => go(path),
}))
