import { Toggle } from '@base-ui/react/toggle'
import type { ReactNode } from 'react'

/** A filter that is on or off. */
export const Chip = ({ on, onChange, children }: { on: boolean; onChange(on: boolean): void; children: ReactNode }) => (
  <Toggle
    pressed={on}
    onPressedChange={onChange}
    className="inline-flex h-6 shrink-0 items-center rounded-full border border-line bg-panel px-2.5 text-xs whitespace-nowrap text-muted transition-colors duration-100 hover:border-line-strong hover:text-ink data-pressed:border-accent data-pressed:text-accent"
  >
    {children}
  </Toggle>
)
