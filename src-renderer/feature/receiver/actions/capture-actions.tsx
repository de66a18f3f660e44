import { useQuery } from '@tanstack/react-query'
import { Copy, Ellipsis, Trash2 } from 'lucide-react'
import { toast } from 'sonner'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { copyText } from '../../../lib/clipboard.ts'
import { rpc } from '../../../lib/rpc.ts'
import { Menu } from '../../../ui/menu.tsx'
import { ToolButton } from '../../../ui/tool-button.tsx'
import { asCurl } from '../detail/as-curl.ts'
import { throwAway } from '../list/trash.ts'

interface Props {
  capture: Capture
  /** The capture is not there any more. */
  onGone(): void
}

/** What one does with a capture, and the shortcuts while it is open. */
export const CaptureActions = ({ capture, onGone }: Props) => {
  const base = useQuery(rpc.engine.status.queryOptions()).data?.receiver.url ?? 'http://127.0.0.1:9000'
  const remove = (): void => {
    throwAway([capture.id])
    onGone()
  }
  const copyCurl = async (): Promise<void> => {
    if (await copyText(asCurl(capture, base))) toast.success('Copied as cURL.')
  }
  return (
    <div role="toolbar" aria-label="Capture" className="@container flex min-w-0 flex-1 items-center justify-end gap-1">
      <ToolButton label="Copy as cURL" word="cURL" icon={<Copy size={14} />} onClick={() => void copyCurl()} />
      <Menu
        trigger={<ToolButton label="More actions" word="More" icon={<Ellipsis size={15} />} />}
        actions={[
          {
            label: 'Delete the capture',
            icon: <Trash2 size={14} />,
            danger: true,
            writes: true,
            keys: 'Delete',
            run: remove,
          },
        ]}
      />
    </div>
  )
}
