import { Download, GitCompareArrows, Trash2, X } from 'lucide-react'
import { plural } from '../../../lib/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { ToolButton } from '../../../ui/tool-button.tsx'
import { saveCaptures } from '../actions/session-file.ts'
import { clearMarks } from '../receiver-view.ts'
import { throwAway } from './trash.ts'

interface Props {
  marked: readonly string[]
  onCompare(a: string, b: string): void
}

/** What one does with the ticked rows; two of them can be compared. */
export const SelectionBar = ({ marked, onCompare }: Props) => {
  const [a, b] = marked
  return (
    <div
      role="toolbar"
      aria-label="Selected captures"
      className="@container flex shrink-0 items-center gap-2 border-b border-line bg-selected px-3 py-1"
    >
      <span className="min-w-0 flex-1 truncate" role="status">
        {plural(marked.length, 'capture')} selected
        {marked.length === 1 && <span className="text-muted">, select a second to compare</span>}
      </span>
      <ToolButton
        label="Compare the two"
        word="Compare"
        icon={<GitCompareArrows size={14} />}
        keys="d"
        disabled={marked.length !== 2}
        onClick={() => a !== undefined && b !== undefined && onCompare(a, b)}
      />
      <Menu
        trigger={<ToolButton label="Save the selected" word="Save" icon={<Download size={14} />} />}
        actions={[
          { label: 'As HAR', run: () => void saveCaptures({ as: 'har', ids: [...marked] }) },
          { label: 'As session file', run: () => void saveCaptures({ as: 'session', ids: [...marked] }) },
        ]}
      />
      <ToolButton
        writes
        label="Delete the selected"
        word="Delete"
        icon={<Trash2 size={14} />}
        onClick={() => {
          throwAway(marked)
          clearMarks()
        }}
      />
      <IconButton label="Clear the selection" icon={<X size={15} />} onClick={clearMarks} />
    </div>
  )
}
