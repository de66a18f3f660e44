import { Send } from 'lucide-react'
import { openReceiverDialog } from '../feature/receiver/actions/receiver-dialog.ts'
import type { Command } from './command.ts'

export const sendSample: Command = {
  id: 'send-sample',
  title: 'Send a sample of a provider',
  group: 'Do',
  icon: Send,
  keys: 's s',
  run: () => openReceiverDialog({ kind: 'samples', inbox: null }),
}
