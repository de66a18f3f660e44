import { Link } from 'wouter'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { cx } from '../../../lib/class-names.ts'
import { formatCount } from '../../../lib/format.ts'
import { paths } from '../../../lib/router.ts'
import { Badge } from '../../../ui/badge.tsx'
import { withFilter } from '../filter/use-filter.ts'
import { warningWords } from './warning-words.ts'

interface TabProps {
  name: string
  href: string
  count: number
  here: boolean
  warning?: string | null
}

const InboxTab = ({ name, href, count, here, warning = null }: TabProps) => (
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
    {warning !== null && <Badge tone="warn">{warning}</Badge>}
  </Link>
)

/** Chooses an inbox, or all of them. */
export const InboxBar = ({ inboxes, current }: { inboxes: Inbox[]; current: Inbox | null }) => (
  <div className="flex shrink-0 items-center gap-1 border-b border-line pr-2 pl-1.5">
    <div role="group" aria-label="Inboxes" className="flex min-w-0 flex-1 overflow-x-auto">
      <InboxTab
        name="All"
        href={withFilter(paths.receiver)}
        count={inboxes.reduce((sum, inbox) => sum + inbox.captures, 0)}
        here={current === null}
      />
      {inboxes.map(inbox => (
        <InboxTab
          key={inbox.name}
          name={inbox.name}
          href={withFilter(paths.inbox(inbox.name))}
          count={inbox.captures}
          here={inbox.name === current?.name}
          warning={warningWords(inbox)}
        />
      ))}
    </div>
  </div>
)
