import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronsUpDown } from 'lucide-react'
import type { Choice } from './select.tsx'

interface Props<T extends string> {
  id?: string
  value: T
  choices: readonly Choice<T>[]
  /** In the empty field of the list. */
  placeholder: string
  onChange(value: T): void
}

/** One of many: the list is narrowed by typing. */
export const Combobox = <T extends string>({ id, value, choices, placeholder, onChange }: Props<T>) => (
  <Base.Root
    items={choices}
    value={choices.find(choice => choice.value === value) ?? null}
    onValueChange={next => next !== null && onChange(next.value)}
    filter={(choice, query) =>
      `${choice.label} ${choice.value} ${choice.help ?? ''}`.toLowerCase().includes(query.trim().toLowerCase())
    }
    autoHighlight
  >
    <Base.Trigger
      id={id}
      className="flex h-8 w-full items-center justify-between gap-2 rounded-md border border-line bg-panel px-2.5 text-left text-sm transition-colors duration-100 hover:border-line-strong data-popup-open:border-accent"
    >
      <span className="truncate">
        <Base.Value />
      </span>
      <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-faint" />
    </Base.Trigger>
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="z-50 outline-none">
        <Base.Popup className="w-(--anchor-width) min-w-72 rounded-md border border-line bg-panel shadow-float outline-none">
          <Base.Input
            aria-label={placeholder}
            placeholder={placeholder}
            className="h-8 w-full border-b border-line bg-transparent px-3 text-sm outline-none"
          />
          <Base.Empty>
            <p className="px-3 py-3 text-faint empty:hidden">Nothing is called that.</p>
          </Base.Empty>
          <Base.List className="max-h-72 overflow-y-auto p-1 data-empty:hidden">
            {(choice: Choice<T>) => (
              <Base.Item
                key={choice.value}
                value={choice}
                className="grid cursor-default grid-cols-[16px_1fr] gap-2 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-hover"
              >
                <Base.ItemIndicator className="col-start-1 pt-1 text-accent">
                  <Check size={14} aria-hidden />
                </Base.ItemIndicator>
                <div className="col-start-2 min-w-0">
                  <div>{choice.label}</div>
                  {choice.help && <div className="truncate text-xs text-faint">{choice.help}</div>}
                </div>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)
