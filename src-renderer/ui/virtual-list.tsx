import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { cx } from '../lib/class-names.ts'
import { formatCount } from '../lib/format.ts'
import { useListKeys } from '../lib/list-keys.ts'

interface Props<T extends { id: string }> {
  label: string
  items: T[]
  /** Names of the columns; hidden from sight when `head` is not given. */
  head?: ReactNode
  row(item: T): ReactNode
  openId: string | null
  onOpen(item: T): void
  /** Space and x tick the row that the keyboard is on. */
  onMark?(item: T): void
  onEndNear(): void
  /** At the end, below the rows. */
  foot?: ReactNode
}

const ROW = 32
const NEAR = 20

/**
 * Rows of 32 px, newest first. While it is scrolled away from the top, rows that arrive wait behind a pill and
 * nothing moves. Arrows or j and k walk, Enter opens.
 */
export const VirtualList = <T extends { id: string }>(props: Props<T>) => {
  const scroller = useRef<HTMLDivElement>(null)
  const [frozenTop, setFrozenTop] = useState<string | null>(null)
  const frozenAt = frozenTop === null ? 0 : props.items.findIndex(item => item.id === frozenTop)
  const waiting = Math.max(0, frozenAt)
  const items = waiting === 0 ? props.items : props.items.slice(waiting)

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: index => items[index]?.id ?? index,
    overscan: 12,
  })
  const rows = virtual.getVirtualItems()

  const [cursorId, setCursorId] = useState<string | null>(null)
  const activeId = props.openId ?? cursorId
  const moveTo = (index: number): void => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))]
    if (!item) return
    setCursorId(item.id)
    virtual.scrollToIndex(items.indexOf(item))
    if (props.openId !== null) props.onOpen(item)
  }
  const cursor = items.findIndex(item => item.id === activeId)

  // What is opened from elsewhere is brought into view once; after that the person scrolls.
  const shownId = useRef<string | null>(null)
  const openAt = props.openId === null ? -1 : cursor
  useEffect(() => {
    if (shownId.current === props.openId || (props.openId !== null && openAt < 0)) return
    shownId.current = props.openId
    if (openAt >= 0) virtual.scrollToIndex(openAt, { align: 'auto' })
  }, [openAt, props.openId, virtual])

  const keys = useListKeys({
    step: by => moveTo(cursor < 0 ? 0 : cursor + by),
    edge: end => moveTo(end === 'first' ? 0 : items.length - 1),
    open: () => {
      const item = items[cursor]
      if (item) props.onOpen(item)
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[cursor]
    const marks = event.target === event.currentTarget && (event.key === ' ' || event.key === 'x')
    if (!marks || !props.onMark || !item) return keys(event.nativeEvent)
    event.preventDefault()
    props.onMark(item)
  }

  const lastShown = rows.at(-1)?.index ?? 0
  const { onEndNear } = props
  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - NEAR) onEndNear()
  }, [lastShown, items.length, onEndNear])

  const onScroll = (): void => {
    const atTop = (scroller.current?.scrollTop ?? 0) < ROW / 2
    if (atTop) setFrozenTop(null)
    else if (frozenTop === null) setFrozenTop(items[0]?.id ?? null)
  }
  const showNewest = (): void => {
    setFrozenTop(null)
    scroller.current?.scrollTo({ top: 0 })
  }

  return (
    <div
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.items.length}
      className="@container relative flex min-h-0 flex-1 flex-col"
    >
      {props.head}
      {waiting > 0 && (
        <button
          type="button"
          onClick={showNewest}
          className="absolute top-10 left-1/2 z-10 inline-flex -translate-x-1/2 items-center gap-1 rounded-full border border-accent bg-panel px-3 py-0.5 text-xs text-accent shadow-float"
        >
          <ArrowUp size={12} aria-hidden />
          {formatCount(waiting)} new
        </button>
      )}
      <div
        ref={scroller}
        role="rowgroup"
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        className={cx(
          'group/list min-h-0 flex-1 overflow-y-auto [overflow-anchor:none] focus-visible:outline-offset-[-2px]',
          cursor >= 0 && 'outline-none',
        )}
      >
        <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ index, key, start }) => {
            const item = items[index]
            if (!item) return null
            return (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 1}
                aria-selected={item.id === activeId}
                onClick={() => {
                  setCursorId(item.id)
                  props.onOpen(item)
                }}
                style={{ transform: `translateY(${start}px)` }}
                className={cx(
                  'group absolute inset-x-0 top-0 h-8 cursor-default border-b border-line',
                  item.id === activeId
                    ? 'bg-selected group-focus-visible/list:outline-2 group-focus-visible/list:-outline-offset-2 group-focus-visible/list:outline-accent'
                    : 'hover:bg-hover',
                )}
              >
                {props.row(item)}
              </div>
            )
          })}
        </div>
        {props.foot}
      </div>
    </div>
  )
}
