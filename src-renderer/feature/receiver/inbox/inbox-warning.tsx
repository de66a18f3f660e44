import { TriangleAlert } from 'lucide-react'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { Button } from '../../../ui/button.tsx'
import { useReceiverView } from '../receiver-view.ts'

/** What is odd about the inbox, and the way to mend it. */
export const InboxWarning = ({ inbox }: { inbox: Inbox }) => {
  const [warning] = inbox.warnings
  if (warning === undefined) return null
  return (
    <div role="status" className="flex shrink-0 items-center gap-2 border-b border-line bg-warn-soft px-3 py-1.5">
      <TriangleAlert size={15} className="shrink-0 text-warn" aria-hidden />
      <p className="min-w-0 flex-1">{warning}</p>
      <Button size="small" onClick={() => useReceiverView.setState({ inboxForm: 'edit' })}>
        Set the secret
      </Button>
    </div>
  )
}
