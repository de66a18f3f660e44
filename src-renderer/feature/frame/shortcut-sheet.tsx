import { commands } from '../../command/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { closeOverlay, useOverlay } from './overlay.ts'

const OTHERS = [
  { title: 'Search or run', keys: 'mod+k' },
  { title: 'Next row, row before', keys: 'j k' },
  { title: 'Open the row', keys: 'Enter' },
  { title: 'Close the detail', keys: 'Escape' },
  { title: 'Save or send', keys: 'mod+Enter' },
  { title: 'Pin the capture', keys: 'p' },
  { title: 'Note on the capture', keys: 'n' },
  { title: 'Mark as read or unread', keys: 'u' },
  { title: 'Select the capture for comparing', keys: 'x' },
  { title: 'Compare two selected captures, or with the one before', keys: 'd' },
  { title: 'Menu of the row', keys: 'Shift+F10' },
  { title: 'Replay the capture', keys: 'mod+r' },
  { title: 'Edit and replay the capture', keys: 'mod+shift+r' },
  { title: 'Duplicate: send it to its inbox again', keys: 'mod+d' },
  { title: 'Delete the capture', keys: 'Delete' },
  { title: 'Clear the list of captures', keys: 'mod+shift+Delete' },
  { title: 'Answer a held request', keys: 'h' },
]

const spoken = (keys: string): string => keys.replace('mod', 'Control or Command').replaceAll('+', ' ')

/** Every shortcut, on `?`. */
export const ShortcutSheet = () => {
  const open = useOverlay(state => state.open === 'shortcuts')
  const rows = [...OTHERS, ...commands.flatMap(({ title, keys }) => (keys ? [{ title, keys }] : []))]
  return (
    <Dialog open={open} onClose={closeOverlay} title="Keyboard shortcuts" width="wide">
      <dl className="grid grid-cols-1 gap-x-8 sm:grid-cols-2">
        {rows.map(row => (
          <div key={row.title} className="flex h-8 items-center justify-between border-b border-line">
            <dt>{row.title}</dt>
            <dd>
              <Kbd keys={row.keys} />
              <span className="sr-only">{spoken(row.keys)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
