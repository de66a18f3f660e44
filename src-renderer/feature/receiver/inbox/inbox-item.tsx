import { CircleCheck, CircleDashed, KeyRound, Minus, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { cx } from '../../../lib/class-names.ts'
import { useAway } from '../../../lib/connection.ts'
import { formatCount } from '../../../lib/format.ts'
import { askLatest, useLatestVerdict } from './latest-verdicts.ts'
import { useSchemes } from './use-schemes.ts'
import { warningWords } from './warning-words.ts'

const RESULTS = {
  valid: { icon: CircleCheck, tint: 'text-good', text: 'valid' },
  invalid: { icon: TriangleAlert, tint: 'text-bad', text: 'failed' },
  missing: { icon: CircleDashed, tint: 'text-warn', text: 'unsigned' },
} as const

const State = ({ inbox }: { inbox: Inbox }) => {
  const latest = useLatestVerdict(inbox.name)
  const title = useSchemes().find(({ name }) => name === inbox.scheme)?.title ?? inbox.scheme
  useEffect(() => {
    if (inbox.captures > 0) askLatest(inbox.name)
  }, [inbox.name, inbox.captures])
  const warning = warningWords(inbox)
  if (warning !== null)
    return (
      <>
        <KeyRound size={12} aria-hidden className="shrink-0 text-warn" />
        <span className="truncate text-warn">{warning}</span>
      </>
    )
  if (inbox.scheme === 'none')
    return (
      <>
        <Minus size={12} aria-hidden className="shrink-0" />
        <span className="truncate">No verification</span>
      </>
    )
  const result = latest?.verification.result
  if (inbox.captures === 0 || result === undefined || result === 'none')
    return <span className="truncate">{title}</span>
  const { icon: Icon, tint, text } = RESULTS[result]
  return (
    <>
      <Icon size={12} aria-hidden className={cx('shrink-0', tint)} />
      <span className="truncate" title={`${title}, the last request: ${text}`}>
        <span className={tint}>{text}</span>
        <span className="sr-only">: the last request. Scheme</span> · {title}
      </span>
    </>
  )
}

interface LineProps {
  name: string
  href: string
  here: boolean
  captures: number
  unread: number
  children: ReactNode
}

/** A line of the pane of inboxes: a live dot, the name, what is unread, and below it how it is. */
export const InboxLine = ({ name, href, here, captures, unread, children }: LineProps) => {
  const away = useAway()
  return (
    <Link
      href={href}
      aria-current={here ? 'true' : undefined}
      className={cx(
        'grid grid-cols-[8px_minmax(0,1fr)_auto] items-center gap-x-2 rounded-md px-2 py-1',
        here ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <span
        role="img"
        aria-label={away ? 'Not reached' : 'Listening'}
        title={away ? 'The engine is not reached' : 'Listening'}
        className={cx('size-1.5 rounded-full', away ? 'bg-line-strong' : 'bg-good')}
      />
      <span className={cx('truncate', name === 'All inboxes' ? '' : 'mono', unread > 0 && 'font-semibold')}>
        {name}
      </span>
      {unread > 0 ? (
        <span
          className="rounded-full bg-accent px-1.5 text-xs text-on-accent tabular-nums"
          title={`${formatCount(unread)} unread`}
        >
          {unread >= 999 ? '999+' : unread}
          <span className="sr-only"> unread</span>
        </span>
      ) : (
        <span className="text-xs text-faint tabular-nums" title={`${formatCount(captures)} captures`}>
          {formatCount(captures)}
        </span>
      )}
      <span className="col-span-2 col-start-2 flex min-w-0 items-center gap-1 text-xs text-muted">{children}</span>
    </Link>
  )
}

interface ItemProps {
  inbox: Inbox
  href: string
  here: boolean
  unread: number
}

export const InboxItem = ({ inbox, ...rest }: ItemProps) => (
  <InboxLine name={inbox.name} captures={inbox.captures} {...rest}>
    <State inbox={inbox} />
  </InboxLine>
)
