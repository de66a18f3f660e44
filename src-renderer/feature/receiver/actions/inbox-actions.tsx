import { Bot, Download, Ellipsis, FileUp, Pencil, Reply, RotateCcw, Send, Trash2 } from 'lucide-react'
import { toast } from 'sonner'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { copyText } from '../../../lib/clipboard.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { client, rpc } from '../../../lib/rpc.ts'
import { useStart } from '../../../lib/use-start.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { sayAnswers } from '../answering/say-answers.ts'
import { useReceiverView } from '../receiver-view.ts'
import { openReceiverDialog } from './receiver-dialog.ts'
import { removeInbox } from './remove-inbox.ts'
import { chooseSession, saveCaptures } from './session-file.ts'
import { setupPrompt } from './setup-prompt.ts'

const resetSteps = async (inbox: Inbox): Promise<void> => {
  try {
    await client.inboxes.resetSteps({ name: inbox.name })
    await queryClient.invalidateQueries({ queryKey: rpc.inboxes.key() })
    toast.success('Every rule begins at its first step again.')
  } catch (error) {
    toast.error(toHookError(error).message)
  }
}

/** How the inbox answers, in words that open the editor. */
export const AnswersButton = ({ inbox }: { inbox: Inbox }) => {
  const said = inbox.forwardTo === null ? sayAnswers(inbox.respond) : `forwarded to ${inbox.forwardTo}`
  return (
    <Button
      icon={<Reply size={14} aria-hidden />}
      title={`Answers: ${said}`}
      onClick={() => openReceiverDialog({ kind: 'answering', inbox: inbox.name })}
    >
      <span className="max-w-52 truncate">{`Answers: ${said}`}</span>
    </Button>
  )
}

/** Opens the samples, those of the inbox's scheme first. */
export const SampleButton = ({ inbox }: { inbox: Inbox | null }) => (
  <Button
    icon={<Send size={14} aria-hidden />}
    onClick={() => openReceiverDialog({ kind: 'samples', inbox: inbox?.name ?? null })}
  >
    Send sample
  </Button>
)

/** What one does with an inbox. */
export const InboxActions = ({ inbox }: { inbox: Inbox }) => {
  const start = useStart()
  const copyPrompt = async (): Promise<void> => {
    if (await copyText(setupPrompt(inbox, start)))
      toast.success('Copied. Paste it to an assistant that takes MCP servers.')
  }
  return (
    <Menu
      trigger={<IconButton label={`Actions: inbox ${inbox.name}`} icon={<Ellipsis size={15} />} />}
      actions={[
        { label: 'Edit inbox', icon: <Pencil size={14} />, run: () => useReceiverView.setState({ inboxForm: 'edit' }) },
        {
          label: 'Answers…',
          icon: <Reply size={14} />,
          run: () => openReceiverDialog({ kind: 'answering', inbox: inbox.name }),
        },
        {
          label: 'Begin the steps again',
          icon: <RotateCcw size={14} />,
          writes: true,
          run: () => void resetSteps(inbox),
        },
        {
          label: 'Send sample…',
          icon: <Send size={14} />,
          run: () => openReceiverDialog({ kind: 'samples', inbox: inbox.name }),
        },
        {
          label: 'Save as session file',
          icon: <Download size={14} />,
          run: () => void saveCaptures({ as: 'session', filter: { inbox: inbox.name } }),
        },
        { label: 'Open a session file…', icon: <FileUp size={14} />, writes: true, run: chooseSession },
        { label: 'Copy setup prompt (MCP)', icon: <Bot size={14} />, run: () => void copyPrompt() },
        {
          label: 'Delete inbox',
          icon: <Trash2 size={14} />,
          danger: true,
          writes: true,
          run: () => void removeInbox(inbox),
        },
      ]}
    />
  )
}
