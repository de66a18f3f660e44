import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useReceiverView } from '../receiver-view.ts'
import { removeInbox } from './remove-inbox.ts'

/** What one does with an inbox. */
export const InboxActions = ({ inbox }: { inbox: Inbox }) => (
  <Menu
    trigger={<IconButton label={`Actions: inbox ${inbox.name}`} icon={<Ellipsis size={15} />} />}
    actions={[
      { label: 'Edit inbox', icon: <Pencil size={14} />, run: () => useReceiverView.setState({ inboxForm: 'edit' }) },
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
