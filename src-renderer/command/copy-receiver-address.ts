import { Copy } from 'lucide-react'
import { toast } from 'sonner'
import { copyText } from '../lib/clipboard.ts'
import { client } from '../lib/rpc.ts'
import type { Command } from './command.ts'

const copyAddress = async (): Promise<void> => {
  const { receiver } = await client.engine.status()
  if (receiver.url === null) return void toast.error('The receiver is not running.')
  if (await copyText(receiver.url)) toast.success(`Copied ${receiver.url}`)
}

export const copyReceiverAddress: Command = {
  id: 'copy-receiver-address',
  title: 'Copy receiver address',
  group: 'Do',
  icon: Copy,
  run: () => void copyAddress(),
}
