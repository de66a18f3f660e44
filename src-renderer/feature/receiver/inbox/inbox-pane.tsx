import { CheckCheck, Plus } from 'lucide-react'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { paths } from '../../../lib/router.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { withFilter } from '../filter/use-filter.ts'
import { markAllRead } from '../list/unread.ts'
import { useReceiverView } from '../receiver-view.ts'
import { InboxItem, InboxLine } from './inbox-item.tsx'
import { useUnreadCounts } from './use-unread-counts.ts'

/** The pane at the left: every inbox, with what is new in it and how its signatures are. */
export const InboxPane = ({ inboxes, current }: { inboxes: Inbox[]; current: Inbox | null }) => {
  const unread = useUnreadCounts()
  // Some may be gone by now that nobody had opened.
  const unreadIn = ({ name, captures }: Inbox): number => Math.min(captures, unread.get(name) ?? 0)
  const all = inboxes.reduce((sum, inbox) => sum + unreadIn(inbox), 0)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-1 pr-1.5 pl-4">
        <h2 className="flex-1 truncate text-faint">Inboxes</h2>
        {all > 0 && (
          <IconButton
            label="Mark all as read"
            icon={<CheckCheck size={15} />}
            onClick={() => markAllRead(current?.name ?? null)}
          />
        )}
        <IconButton
          writes
          label="New inbox"
          icon={<Plus size={15} />}
          onClick={() => useReceiverView.setState({ inboxForm: 'new' })}
        />
      </div>
      <nav aria-label="Inboxes" className="flex min-h-0 flex-1 flex-col gap-px overflow-y-auto px-2 pb-2">
        <InboxLine
          name="All inboxes"
          href={withFilter(paths.receiver)}
          here={current === null}
          captures={inboxes.reduce((sum, { captures }) => sum + captures, 0)}
          unread={all}
        >
          <span className="truncate">{inboxes.length === 1 ? '1 inbox' : `${inboxes.length} inboxes`}</span>
        </InboxLine>
        {inboxes.map(inbox => (
          <InboxItem
            key={inbox.name}
            inbox={inbox}
            href={withFilter(paths.inbox(inbox.name))}
            here={inbox.name === current?.name}
            unread={unreadIn(inbox)}
          />
        ))}
      </nav>
    </div>
  )
}
