import { SlidersHorizontal } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const goCluster: Command = {
  id: 'go-cluster',
  title: 'Cluster properties',
  group: 'Go to',
  icon: SlidersHorizontal,
  keys: 'g p',
  run: () => go(paths.cluster),
}
