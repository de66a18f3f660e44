import { ArrowUp } from 'lucide-react'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import { cx } from '../../../lib/class-names.ts'
import { formatCount } from '../../../lib/format.ts'
import { useListKeys } from '../../../lib/list-keys.ts'
import { toggleMark, useReceiverView } from '../receiver-view.ts'
import type { CaptureFeed, FeedState } from './capture-feed.ts'
import { CaptureHead, CaptureRow } from './capture-row.tsx'
import { removeColumn, useColumns } from './columns.ts'
import { useFrozenTop } from './use-frozen-top.ts'

const ROW = 32
/** Rows that are kept ready above and below what is seen. */
const SPARE = 8
const NEAR_END = 60

const reveal = (scroller: HTMLElement | null, index: number): void => {
  if (!scroller) return
  const top = index * ROW
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top + ROW > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = top + ROW - scroller.clientHeight
}

interface Props {
  feed: CaptureFeed
  /** Its name begins every path, so it is left out of them; null: captures of all. */
  inbox: string | null
  state: FeedState
  openId: string | null
  /** The row that the keyboard is on while none is open. */
  cursorId: string | null
  onCursor(item: CaptureSummary): void
  onOpen(item: CaptureSummary): void
  /** At the end, below the rows. */
  foot?: ReactNode
}

const Pill = ({ count, more, onClick }: { count: number; more: boolean; onClick(): void }) => (
  <button
    type="button"
    onClick={onClick}
    className="absolute top-[3px] left-1/2 z-10 inline-flex -translate-x-1/2 items-center gap-1 rounded-full border border-accent bg-panel px-3 py-px text-xs text-accent shadow-float"
  >
    <ArrowUp size={12} aria-hidden />
    {more ? 'Many new' : `${formatCount(count)} new`}
  </button>
)

/**
 * Captures on rows of 32 px, newest first, drawn only where they are seen. The rows are of one height, so the place of
 * each is known without measuring: a library that keeps a record of each row took longer than a frame at 200,000.
 */
export const CaptureList = ({ feed, inbox, state, openId, cursorId, onCursor, onOpen, foot }: Props) => {
  const scroller = useRef<HTMLDivElement>(null)
  const [{ first, height }, setWindow] = useState({ first: 0, height: 800 })
  const [scrolled, setScrolled] = useState(false)
  const columns = useColumns(inbox)
  const marked = useReceiverView(view => view.marked)
  const activeId = openId ?? cursorId
  const { waiting, show, pointed } = useFrozenTop(state.rows, scrolled || activeId !== null)
  const count = state.rows.length - waiting
  const at = (index: number): CaptureSummary | undefined => state.rows[waiting + index]
  const place = activeId === null ? -1 : state.rows.findIndex(({ id }) => id === activeId)
  /** Of the active row among those that are shown; null: it is none of the list. */
  const cursor = place < 0 ? null : place - waiting

  const following = !scrolled && activeId === null
  useEffect(() => feed.follow(following), [feed, following])
  useEffect(() => {
    if (following && state.gap) feed.showNewest()
  }, [feed, following, state.gap])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => setWindow(now => ({ ...now, height: element.clientHeight })))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const moveTo = (index: number): void => {
    const item = at(Math.max(-waiting, Math.min(count - 1, index)))
    if (!item) return
    // Walking up from the top row goes on to those that wait above it.
    if (index < 0) show(item.id)
    onCursor(item)
    reveal(scroller.current, Math.max(0, index))
    if (openId !== null) onOpen(item)
  }

  const showNewest = (): void => {
    feed.showNewest()
    show(state.rows[0]?.id ?? null)
    if (scroller.current) scroller.current.scrollTop = 0
  }

  // What is opened from elsewhere is brought into view once; after that the person scrolls.
  const shownId = useRef<string | null>(null)
  const openPlace = openId === null ? null : state.rows.findIndex(({ id }) => id === openId)
  useEffect(() => {
    if (shownId.current === openId || openPlace === -1) return
    shownId.current = openId
    if (openPlace === null) return
    if (openPlace < waiting) show(state.rows[0]?.id ?? null)
    reveal(scroller.current, openPlace < waiting ? openPlace : openPlace - waiting)
  }, [openId, openPlace, waiting, show, state.rows])

  const keys = useListKeys({
    step: by => moveTo(cursor === null ? 0 : cursor + by),
    edge: end => (end === 'first' ? moveTo(-waiting) : moveTo(count - 1)),
    open: () => {
      const item = cursor === null ? undefined : at(cursor)
      if (item) onOpen(item)
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    const item = cursor === null ? undefined : at(cursor)
    const marks = event.target === event.currentTarget && (event.key === ' ' || event.key === 'x')
    if (!marks || !item || event.ctrlKey || event.metaKey) return keys(event.nativeEvent)
    event.preventDefault()
    toggleMark(item.id)
  }

  const onClick = (event: MouseEvent, item: CaptureSummary): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return toggleMark(item.id)
    onCursor(item)
    onOpen(item)
  }

  const onScroll = (): void => {
    const { scrollTop = 0 } = scroller.current ?? {}
    const now = Math.floor(scrollTop / ROW)
    if (now !== first) setWindow(before => ({ ...before, first: now }))
    setScrolled(scrollTop >= ROW / 2)
  }

  const from = Math.max(0, Math.min(first, count) - SPARE)
  /** Rows take the places of those that went, so that scrolling changes texts and makes no elements. */
  const places = Math.ceil(height / ROW) + 2 * SPARE + 1
  const to = Math.min(count, first + Math.ceil(height / ROW) + SPARE)
  useEffect(() => {
    if (state.hasMore && to > count - NEAR_END) feed.loadMore()
  }, [feed, state.hasMore, to, count])

  return (
    <div
      role="grid"
      aria-label="Captures"
      aria-rowcount={state.hasMore ? -1 : state.rows.length + 1}
      aria-multiselectable
      className="@container relative flex min-h-0 flex-1 flex-col"
    >
      <CaptureHead columns={columns} onRemoveColumn={path => removeColumn(inbox, path)} />
      {(waiting > 0 || state.gap) && <Pill count={waiting} more={state.gap} onClick={showNewest} />}
      <div
        ref={scroller}
        role="rowgroup"
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onPointerMove={pointed}
        className={cx(
          'group/list min-h-0 flex-1 overflow-y-auto [overflow-anchor:none] focus-visible:outline-offset-[-2px]',
          cursor !== null && 'outline-none',
        )}
      >
        <div role="presentation" className="relative" style={{ height: count * ROW }}>
          {Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
            const index = from + offset
            const item = at(index)
            if (!item) return null
            const active = item.id === activeId
            return (
              <div
                key={index % places}
                role="row"
                data-id={item.id}
                aria-rowindex={index + waiting + 2}
                aria-selected={active || marked.includes(item.id)}
                onClick={event => onClick(event, item)}
                style={{ transform: `translateY(${index * ROW}px)` }}
                className={cx(
                  'group absolute inset-x-0 top-0 h-8 cursor-default border-b border-line',
                  active
                    ? 'bg-selected group-focus-visible/list:outline-2 group-focus-visible/list:-outline-offset-2 group-focus-visible/list:outline-accent'
                    : 'hover:bg-hover',
                )}
              >
                <CaptureRow item={item} inbox={inbox} marked={marked.includes(item.id)} />
              </div>
            )
          })}
        </div>
        {foot}
      </div>
    </div>
  )
}
