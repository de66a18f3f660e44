import { ContextMenu } from '@base-ui/react/context-menu'
import { ChevronRight } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import { copyText } from '../../../lib/clipboard.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { changeFilter } from '../filter/use-filter.ts'
import { hideThis, onlyThis, type RowFilter } from '../filter/row-filters.ts'
import { markCapture } from '../marks/mark-capture.ts'
import { toggleMark } from '../receiver-view.ts'
import { duplicate } from './duplicate.ts'
import { throwAway } from './trash.ts'
import { markRead, markUnread, useUnread } from './unread.ts'

const ITEM =
  'flex cursor-default items-center gap-2 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-hover data-popup-open:bg-hover'
const POPUP = 'min-w-44 max-w-90 rounded-md border border-line bg-panel p-1 shadow-float outline-none'

const Item = ({ label, keys, danger, run }: { label: string; keys?: string; danger?: boolean; run(): void }) => (
  <ContextMenu.Item onClick={run} className={danger ? `${ITEM} text-bad` : ITEM}>
    <span className="truncate">{label}</span>
    {keys !== undefined && (
      <span className="ml-auto pl-4">
        <Kbd keys={keys} />
      </span>
    )}
  </ContextMenu.Item>
)

const FilterMenu = ({ label, filters }: { label: string; filters: RowFilter[] }) => (
  <ContextMenu.SubmenuRoot>
    <ContextMenu.SubmenuTrigger className={ITEM}>
      {label}
      <ChevronRight size={14} aria-hidden className="ml-auto text-faint" />
    </ContextMenu.SubmenuTrigger>
    <ContextMenu.Portal>
      <ContextMenu.Positioner className="z-50 outline-none">
        <ContextMenu.Popup className={POPUP}>
          {filters.map(filter => (
            <Item key={filter.label} label={filter.label} run={() => changeFilter(filter.change)} />
          ))}
        </ContextMenu.Popup>
      </ContextMenu.Positioner>
    </ContextMenu.Portal>
  </ContextMenu.SubmenuRoot>
)

const Items = ({ row, ofAll, onOpen }: { row: CaptureSummary; ofAll: boolean; onOpen(row: CaptureSummary): void }) => {
  const unread = useUnread(state => row.id in state.inboxes)
  return (
    <>
      <Item label="Open" keys="Enter" run={() => onOpen(row)} />
      <Item label="Select for comparing" keys="x" run={() => toggleMark(row.id)} />
      <Item
        label={unread ? 'Mark as read' : 'Mark as unread'}
        keys="u"
        run={() => (unread ? markRead(row.id) : markUnread(row))}
      />
      <Item
        label={row.pinned ? 'Unpin' : 'Pin'}
        keys="p"
        run={() => void markCapture(row.id, { pinned: !row.pinned })}
      />
      <ContextMenu.Separator className="my-1 h-px bg-line" />
      <FilterMenu label="Show only this" filters={onlyThis(row, ofAll)} />
      <FilterMenu label="Hide this" filters={hideThis(row)} />
      <ContextMenu.Separator className="my-1 h-px bg-line" />
      <Item label="Duplicate: send it again to its inbox" keys="mod+d" run={() => void duplicate(row)} />
      <Item label="Copy the target" run={() => void copyText(row.target)} />
      <Item label="Copy the id" run={() => void copyText(row.id)} />
      <Item label="Delete" keys="Delete" danger run={() => throwAway([row.id])} />
    </>
  )
}

interface Props {
  rows: readonly CaptureSummary[]
  /** The row that the keyboard is on, for the menu key. */
  activeId: string | null
  ofAll: boolean
  onOpen(row: CaptureSummary): void
  children: ReactElement
}

/** The menu of the row under the pointer, or of the active one. */
export const RowMenu = ({ rows, activeId, ofAll, onOpen, children }: Props) => {
  const [row, setRow] = useState<CaptureSummary | null>(null)
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={children}
        onContextMenu={event => {
          const under =
            event.target instanceof Element ? event.target.closest('[data-id]')?.getAttribute('data-id') : null
          const found = rows.find(({ id }) => id === (under ?? activeId)) ?? null
          setRow(found)
          if (found === null) event.preventBaseUIHandler()
        }}
      />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="z-50 outline-none">
          <ContextMenu.Popup className={POPUP}>
            {row && <Items row={row} ofAll={ofAll} onOpen={onOpen} />}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}
