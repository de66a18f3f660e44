import { Popover } from '@base-ui/react/popover'
import { Palette, Pin, PinOff, StickyNote } from 'lucide-react'
import { useState } from 'react'
import { captureColours } from '../../../../src-shared/model/capture-filter.ts'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { cx } from '../../../lib/class-names.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { labelClass } from './label-colour.ts'
import { markCapture } from './mark-capture.ts'
import { openNote } from './note-card.tsx'

const SWATCH = 'flex size-6 items-center justify-center rounded-sm hover:bg-hover'

const ColourButton = ({ capture: { id, colour } }: { capture: Capture }) => {
  const [open, setOpen] = useState(false)
  const choose = (next: Capture['colour']): void => {
    setOpen(false)
    void markCapture(id, { colour: next })
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        render={
          <IconButton
            writes
            label="Colour"
            icon={
              colour === null ? (
                <Palette size={15} />
              ) : (
                <span className={cx('size-3 rounded-full', labelClass(colour))} />
              )
            }
          />
        }
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Popover.Popup
            aria-label="Colour"
            className="flex gap-1 rounded-md border border-line bg-panel p-1.5 shadow-float outline-none"
          >
            {captureColours.map(each => (
              <button
                key={each}
                type="button"
                aria-label={each}
                aria-pressed={each === colour}
                title={each}
                onClick={() => choose(each)}
                className={cx(SWATCH, each === colour && 'bg-selected')}
              >
                <span className={cx('size-3.5 rounded-full', labelClass(each))} />
              </button>
            ))}
            <button
              type="button"
              onClick={() => choose(null)}
              className="h-6 rounded-sm px-2 text-xs text-muted hover:bg-hover"
            >
              None
            </button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** Pin, colour and note of the open capture. */
export const MarkButtons = ({ capture }: { capture: Capture }) => (
  <div className="flex shrink-0 items-center">
    <IconButton
      writes
      label={capture.pinned ? 'Unpin' : 'Pin: it stays when others go'}
      keys="p"
      icon={capture.pinned ? <PinOff size={15} /> : <Pin size={15} />}
      onClick={() => void markCapture(capture.id, { pinned: !capture.pinned })}
    />
    <ColourButton capture={capture} />
    <IconButton writes label="Note" keys="n" icon={<StickyNote size={15} />} onClick={() => openNote(capture.id)} />
  </div>
)
