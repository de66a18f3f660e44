import type { LucideIcon } from 'lucide-react'

/** One thing a person can do, listed in the palette and the shortcut sheet. */
export interface Command {
  id: string
  title: string
  group: 'Go to' | 'Do' | 'View'
  icon: LucideIcon
  /** `mod+k`, `?` or a sequence such as `g w`. */
  keys?: string
  run(): void
}
