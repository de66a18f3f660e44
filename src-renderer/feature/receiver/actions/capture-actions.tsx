import { ArrowLeftRight, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { toast } from 'sonner'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { go, paths } from '../../../lib/router.ts'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { ToolButton } from '../../../ui/tool-button.tsx'
import { findBefore } from '../diff/find-before.ts'
import { throwAway } from '../list/trash.ts'
import { useReceiverView } from '../receiver-view.ts'
import { ConfirmSubscription } from './confirm-subscription.tsx'
import { ExportMenu } from './export-menu.tsx'
import { openReceiverDialog } from './receiver-dialog.ts'

interface Props {
  capture: Capture
  /** The capture is not there any more. */
  onGone(): void
}

const say = (error: unknown): void => {
  const { message, help } = toHookError(error)
  toast.error(message, help === undefined ? {} : { description: help })
}

const compareWithBefore = async (capture: Capture): Promise<void> => {
  try {
    const before = await findBefore(capture)
    if (before === null) toast('There is no capture before this one in its inbox.')
    else go(paths.compare(before, capture.id))
  } catch (error) {
    say(error)
  }
}

/** What one does with a capture, and the shortcuts while it is open. */
export const CaptureActions = ({ capture, onGone }: Props) => {
  const { id } = capture
  const replay = (): void => openReceiverDialog({ kind: 'replay', capture: id, mode: 'exact' })
  const edit = (): void => openReceiverDialog({ kind: 'replay', capture: id, mode: 'edit' })
  const compare = (): void => void compareWithBefore(capture)
  // Two ticked rows are compared instead.
  const ticked = useReceiverView(view => view.marked.length) === 2
  const remove = (): void => {
    throwAway([id])
    onGone()
  }
  useShortcuts({ 'mod+r': replay, 'mod+shift+r': edit, ...(ticked ? {} : { d: compare }) })
  return (
    <div role="toolbar" aria-label="Capture" className="@container flex min-w-0 flex-1 items-center justify-end gap-1">
      <ConfirmSubscription capture={capture} />
      <ToolButton label="Replay" icon={<RefreshCw size={14} />} keys="mod+r" onClick={replay} />
      <ToolButton label="Edit and replay" word="Edit" icon={<Pencil size={14} />} keys="mod+shift+r" onClick={edit} />
      <ToolButton
        label="Compare with the one before"
        word="Diff"
        icon={<ArrowLeftRight size={14} />}
        keys="d"
        onClick={compare}
      />
      <ExportMenu capture={capture} />
      <ToolButton
        writes
        label="Delete the capture"
        word=""
        icon={<Trash2 size={14} />}
        keys="Delete"
        onClick={remove}
      />
    </div>
  )
}
