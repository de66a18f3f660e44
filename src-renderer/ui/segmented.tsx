import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import type { ReactNode } from 'react'

interface Props<T extends string> {
  label: string
  value: T
  choices: readonly { value: T; label: ReactNode }[]
  onChange(value: T): void
}

/** One of a few, side by side. */
export const Segmented = <T extends string>({ label, value, choices, onChange }: Props<T>) => (
  <ToggleGroup
    aria-label={label}
    value={[value]}
    onValueChange={([next]) => next !== undefined && onChange(next)}
    className="inline-flex items-center gap-0.5"
  >
    {choices.map(choice => (
      <Toggle
        key={choice.value}
        value={choice.value}
        className="inline-flex h-6 items-center gap-1.5 rounded-sm px-1.5 text-xs text-faint transition-colors duration-100 hover:text-ink data-pressed:bg-hover data-pressed:text-ink"
      >
        {choice.label}
      </Toggle>
    ))}
  </ToggleGroup>
)
