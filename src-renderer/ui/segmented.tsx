import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import type { ReactNode } from 'react'
import { useWritesOff } from '../lib/connection.ts'

interface Props<T extends string> {
  label: string
  value: T
  choices: readonly { value: T; label: ReactNode }[]
  onChange(value: T): void
  /** A choice is stored at once: off, with the reason, while the engine is not reached. */
  writes?: boolean
}

/** One of a few, side by side. */
export const Segmented = <T extends string>({ label, value, choices, onChange, writes = false }: Props<T>) => {
  const away = useWritesOff()
  const off = writes ? away : null
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      disabled={off !== null}
      title={off ?? undefined}
      onValueChange={([next]) => next !== undefined && onChange(next)}
      className="inline-flex items-center gap-0.5"
    >
      {choices.map(choice => (
        <Toggle
          key={choice.value}
          value={choice.value}
          className="inline-flex h-6 items-center gap-1.5 rounded-sm px-1.5 text-xs text-faint transition-colors duration-100 hover:text-ink data-disabled:opacity-60 data-pressed:bg-hover data-pressed:text-ink"
        >
          {choice.label}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
