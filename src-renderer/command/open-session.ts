import { FileUp } from 'lucide-react'
import { chooseSession } from '../feature/receiver/actions/session-file.ts'
import type { Command } from './command.ts'

export const openSession: Command = {
  id: 'open-session',
  title: 'Open a session file of captures',
  group: 'Do',
  icon: FileUp,
  run: chooseSession,
}
