import { Dialog as Base } from '@base-ui/react/dialog'
import { type ReactNode, useRef } from 'react'
import { cx } from '../lib/class-names.ts'
import { firstFieldIn } from '../lib/first-field.ts'

interface Props {
  open: boolean
  onClose(): void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  width?: 'regular' | 'wide' | 'large'
  /** False where a click beside it would lose something that is shown once. */
  dismissible?: boolean
}

const WIDTHS = { regular: 'max-w-120', wide: 'max-w-160', large: 'max-w-240' } as const

export const Dialog = (props: Props) => {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root
      open={props.open}
      disablePointerDismissal={props.dismissible === false}
      onOpenChange={(open, details) => {
        if (open) return
        if (props.dismissible === false && details.reason === 'escape-key') return details.cancel()
        props.onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[rgb(10_12_20/0.4)] transition-opacity duration-150 data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 grid grid-rows-[minmax(0,1fr)] place-items-center p-4">
          <Base.Popup
            ref={popup}
            initialFocus={() => firstFieldIn(popup.current) ?? true}
            className={cx(
              'flex max-h-full w-full flex-col rounded-md border border-line bg-panel shadow-float transition-[opacity,scale] duration-150 outline-none data-starting-style:scale-[0.98] data-starting-style:opacity-0 data-ending-style:opacity-0',
              WIDTHS[props.width ?? 'regular'],
            )}
          >
            <div className={cx('px-5 pt-4', !props.children && 'pb-4')}>
              <Base.Title className="text-lg font-semibold">{props.title}</Base.Title>
              {props.description && (
                <Base.Description className="mt-1 text-muted">{props.description}</Base.Description>
              )}
            </div>
            {props.children && <div className="min-h-0 overflow-auto px-5 py-3">{props.children}</div>}
            {props.footer && (
              <div className="flex items-center justify-end gap-2 border-t border-line px-5 py-3">{props.footer}</div>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
