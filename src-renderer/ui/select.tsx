import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'

export interface Choice<T extends string> {
  value: T
  label: string
  help?: string
}

interface Props<T extends string> {
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  value: T
  choices: readonly Choice<T>[]
  onChange(value: T): void
}

export const Select = <T extends string>({ value, choices, onChange, ...rest }: Props<T>) => (
  <Base.Root items={choices} value={value} onValueChange={next => next !== null && onChange(next)} modal={false}>
    <Base.Trigger
      {...rest}
      className="flex h-8 w-full items-center justify-between gap-2 rounded-md border border-line bg-panel px-2.5 text-left text-sm transition-colors duration-100 hover:border-line-strong data-popup-open:border-accent"
    >
      <Base.Value className="truncate" />
      <Base.Icon className="text-faint">
        <ChevronsUpDown size={14} aria-hidden />
      </Base.Icon>
    </Base.Trigger>
    <Base.Portal>
      <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
        <Base.Popup className="max-h-(--available-height) min-w-(--anchor-width) max-w-100 overflow-auto rounded-md border border-line bg-panel p-1 shadow-float">
          {choices.map(choice => (
            <Base.Item
              key={choice.value}
              value={choice.value}
              className="grid cursor-default grid-cols-[16px_1fr] gap-2 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-hover"
            >
              <Base.ItemIndicator className="col-start-1 pt-1 text-accent">
                <Check size={14} aria-hidden />
              </Base.ItemIndicator>
              <div className="col-start-2">
                <Base.ItemText>{choice.label}</Base.ItemText>
                {choice.help && <div className="text-xs text-faint">{choice.help}</div>}
              </div>
            </Base.Item>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)
