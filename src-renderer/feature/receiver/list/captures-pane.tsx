import { Inbox as InboxIcon } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { go, paths } from '../../../lib/router.ts'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { FilterPanel } from '../filter/filter-panel.tsx'
import { clearFilter, useFilter, withFilter } from '../filter/use-filter.ts'
import { FirstRequest } from '../inbox/first-request.tsx'
import { receiverPath } from '../receiver-path.ts'
import { clearMarks, toggleMark, useReceiverView } from '../receiver-view.ts'
import { markCapture } from '../marks/mark-capture.ts'
import { openNote } from '../marks/note-card.tsx'
import { CaptureList } from './capture-list.tsx'
import { clearCaptures } from './clear-captures.ts'
import { useColumns } from './columns.ts'
import { duplicate } from './duplicate.ts'
import { RowMenu } from './row-menu.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { throwAway } from './trash.ts'
import { markRead, markUnread, useUnread } from './unread.ts'
import { useCaptureFeed, useFeedState } from './use-capture-feed.ts'

interface Props {
  /** Null: of all. */
  inbox: Inbox | null
  inboxes: readonly Inbox[]
  openId: string | null
  /** The address that is shown before anything came. */
  firstUrl: string
  onSample(): void
}

const compare = (a: string, b: string): void => go(paths.compare(a, b))

const valuesOf = (rows: readonly CaptureSummary[], value: (row: CaptureSummary) => string | null): string[] => [
  ...new Set(rows.slice(0, 500).flatMap(row => value(row) ?? [])),
]

export const CapturesPane = ({ inbox, inboxes, openId, firstUrl, onSample }: Props) => {
  const filter = useFilter()
  const marked = useReceiverView(view => view.marked)
  const name = inbox?.name ?? null
  const columns = useColumns(name)
  const feed = useCaptureFeed(name, columns.length === 0 ? filter : { ...filter, columns: [...columns] })
  const state = useFeedState(feed)
  const { rows } = state
  const [cursorId, setCursorId] = useState<string | null>(null)
  const known = useMemo(
    () => ({
      inboxes: inboxes.map(each => each.name),
      methods: valuesOf(rows, row => row.method),
      types: valuesOf(rows, row => row.eventType),
    }),
    [inboxes, rows],
  )
  const total = inbox?.captures ?? inboxes.reduce((sum, { captures }) => sum + captures, 0)
  const activeId = openId ?? cursorId
  const active = rows.find(({ id }) => id === activeId)

  useEffect(() => {
    if (openId !== null) markRead(openId)
  }, [openId])
  useEffect(() => clearMarks, [])

  const open = (item: CaptureSummary): void => go(withFilter(receiverPath(name, item.id)))

  const remove = (): void => {
    if (marked.length > 0) {
      throwAway(marked)
      return clearMarks()
    }
    if (!active) return
    const at = rows.indexOf(active)
    const next = rows[at + 1] ?? rows[at - 1]
    throwAway([active.id])
    setCursorId(next?.id ?? null)
    if (openId !== null) go(withFilter(receiverPath(name, next?.id ?? null)))
  }

  const [first, second] = marked
  useShortcuts({
    ...(marked.length === 2 && first !== undefined && second !== undefined ? { d: () => compare(first, second) } : {}),
    Delete: remove,
    'mod+d': () => active && void duplicate(active),
    u() {
      if (!active) return
      if (active.id in useUnread.getState().inboxes) markRead(active.id)
      else markUnread(active)
    },
    x() {
      if (active) toggleMark(active.id)
    },
    p() {
      if (active) void markCapture(active.id, { pinned: !active.pinned })
    },
    n() {
      if (!active) return
      open(active)
      openNote(active.id)
    },
    'mod+shift+Delete': () => void clearCaptures(name, filter),
    // The detail takes it while there is one.
    ...(openId === null && { Escape: () => (marked.length > 0 ? clearMarks() : setCursorId(null)) }),
  })

  const filtered = Object.keys(filter).length > 0
  const isFirst = state.status === 'ready' && rows.length === 0 && !state.hasMore && !filtered && state.error === null
  if (isFirst) return <FirstRequest url={firstUrl} onSample={onSample} />
  return (
    <>
      <FilterPanel inbox={name} filter={filter} known={known} total={total} />
      {marked.length > 0 && <SelectionBar marked={marked} onCompare={compare} />}
      {state.error !== null && rows.length === 0 ? (
        <div className="p-3">
          <ErrorNote error={state.error} onRetry={feed.refresh} />
        </div>
      ) : state.status === 'loading' ? (
        <Skeleton rows={12} />
      ) : rows.length === 0 && !state.hasMore ? (
        <EmptyState
          icon={InboxIcon}
          text="No capture matches this filter."
          action={<Button onClick={clearFilter}>Clear the filter</Button>}
        />
      ) : (
        <RowMenu rows={rows} activeId={activeId} ofAll={name === null} onOpen={open}>
          <div className="flex min-h-0 flex-1 flex-col">
            <CaptureList
              key={`${name}|${JSON.stringify(filter)}`}
              feed={feed}
              inbox={name}
              state={state}
              openId={openId}
              cursorId={cursorId}
              onCursor={item => setCursorId(item.id)}
              onOpen={open}
              foot={state.loadingMore ? <Skeleton rows={2} /> : null}
            />
          </div>
        </RowMenu>
      )}
    </>
  )
}
