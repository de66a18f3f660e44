import { Inbox } from 'lucide-react'
import { go, paths } from '../lib/router.ts'
import { useReceiverView } from '../feature/receiver/receiver-view.ts'
import type { Command } from './command.ts'

export const addInbox: Command = {
  id: 'add-inbox',
  title: 'Add inbox',
  group: 'Do',
  icon: Inbox,
  keys: 'c i',
  run: () => {
    go(paths.receiver)
    useReceiverView.setState({ inboxForm: 'new' })
  },
}
