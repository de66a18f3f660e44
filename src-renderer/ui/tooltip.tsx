import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'

export const TipProvider = ({ children }: { children: ReactNode }) => (
  <Tooltip.Provider delay={500}>{children}</Tooltip.Provider>
)

/** A short text beside what the pointer or the focus is on. */
export const Tip = ({ text, children }: { text: ReactNode; children: ReactElement }) => (
  <Tooltip.Root>
    <Tooltip.Trigger render={children} />
    <Tooltip.Portal>
      <Tooltip.Positioner sideOffset={6} className="z-50">
        <Tooltip.Popup className="max-w-80 rounded-md border border-line bg-panel px-2 py-1 text-xs text-ink shadow-float transition-opacity duration-100 data-starting-style:opacity-0 data-ending-style:opacity-0">
          {text}
        </Tooltip.Popup>
      </Tooltip.Positioner>
    </Tooltip.Portal>
  </Tooltip.Root>
)
