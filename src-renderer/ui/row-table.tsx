import { type ReactNode, useRef } from 'react'
import { useListKeys } from '../lib/list-keys.ts'

interface Props<T> {
  label: string
  /** In the order they are shown. */
  rows: readonly T[]
  /** Place of the one whose detail is open; -1 when none is. */
  openAt: number
  onOpen(row: T): void
  /** Head and body of the table. */
  children: ReactNode
}

/** A table that scrolls by itself and whose rows are walked through by keyboard. */
export const RowTable = <T,>({ label, rows, openAt, onOpen, children }: Props<T>) => {
  const scroller = useRef<HTMLDivElement>(null)
  const move = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (row !== undefined) onOpen(row)
  }
  const keys = useListKeys({
    step: by => move(openAt < 0 ? 0 : openAt + by),
    edge: end => move(end === 'first' ? 0 : rows.length - 1),
    open: () => move(openAt),
    focus: () => scroller.current?.focus(),
  })
  return (
    <div
      role="group"
      aria-label={label}
      ref={scroller}
      tabIndex={0}
      onKeyDown={event => event.target === event.currentTarget && keys(event.nativeEvent)}
      className="@container min-h-0 flex-1 overflow-auto focus-visible:outline-offset-[-2px]"
    >
      <table className="w-full table-fixed border-collapse">{children}</table>
    </div>
  )
}
