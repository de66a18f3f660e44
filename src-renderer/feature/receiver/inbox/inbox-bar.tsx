import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { toast } from 'sonner'
import { Link } from 'wouter'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { cx } from '../../../lib/class-names.ts'
import { formatCount, plural } from '../../../lib/format.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { go, paths } from '../../../lib/router.ts'
import { client, rpc } from '../../../lib/rpc.ts'
import { Badge } from '../../../ui/badge.tsx'
import { confirm } from '../../../ui/confirm.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useReceiverView } from '../receiver-view.ts'

const remove = async (inbox: Inbox): Promise<void> => {
  const yes = await confirm({
    title: `Delete inbox ${inbox.name}?`,
    text: `This removes the inbox and its ${plural(inbox.captures, 'capture')}. Requests to its path are refused from then on.`,
    action: 'Delete',
  })
  if (!yes) return
  try {
    await client.inboxes.remove({ name: inbox.name })
    go(paths.receiver)
    await queryClient.invalidateQueries({ queryKey: rpc.inboxes.key() })
    void queryClient.invalidateQueries({ queryKey: rpc.captures.key() })
  } catch (error) {
    toast.error(toHookError(error).message)
  }
}

interface TabProps {
  name: string
  href: string
  count: number
  here: boolean
  needsSecret?: boolean
}

const InboxTab = ({ name, href, count, here, needsSecret = false }: TabProps) => (
  <Link
    href={href}
    aria-current={here ? 'true' : undefined}
    className={cx(
      'flex h-8 shrink-0 items-center gap-1.5 border-b-2 px-2.5',
      here ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
    )}
  >
    <span className={name === 'All' ? '' : 'mono'}>{name}</span>
    <span className="text-xs text-faint tabular-nums">{formatCount(count)}</span>
    {needsSecret && <Badge tone="warn">Needs secret</Badge>}
  </Link>
)

/** Chooses an inbox, or all of them. */
export const InboxBar = ({ inboxes, current }: { inboxes: Inbox[]; current: Inbox | null }) => (
  <div className="flex shrink-0 items-center gap-1 border-b border-line pr-2 pl-1.5">
    <div role="group" aria-label="Inboxes" className="flex min-w-0 flex-1 overflow-x-auto">
      <InboxTab
        name="All"
        href={paths.receiver}
        count={inboxes.reduce((sum, inbox) => sum + inbox.captures, 0)}
        here={current === null}
      />
      {inboxes.map(inbox => (
        <InboxTab
          key={inbox.name}
          name={inbox.name}
          href={paths.inbox(inbox.name)}
          count={inbox.captures}
          here={inbox.name === current?.name}
          needsSecret={inbox.warnings.length > 0}
        />
      ))}
    </div>
    {current && (
      <Menu
        trigger={<IconButton label={`Actions: inbox ${current.name}`} icon={<Ellipsis size={15} />} />}
        actions={[
          {
            label: 'Edit inbox',
            icon: <Pencil size={14} />,
            run: () => useReceiverView.setState({ inboxForm: 'edit' }),
          },
          {
            label: 'Delete inbox',
            icon: <Trash2 size={14} />,
            danger: true,
            writes: true,
            run: () => void remove(current),
          },
        ]}
      />
    )}
  </div>
)
