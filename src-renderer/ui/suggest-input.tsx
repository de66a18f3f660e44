import { Autocomplete } from '@base-ui/react/autocomplete'
import { type KeyboardEvent, useState } from 'react'
import { Input } from './input.tsx'

export interface Suggestion {
  value: string
  /** What it is, in a word or two. */
  note: string
}

interface Props {
  id: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
  value: string
  onChange(value: string): void
  suggestions: readonly Suggestion[]
  placeholder: string
}

/** A text of a machine, typed or chosen from what is likely. */
export const SuggestInput = ({ value, onChange, suggestions, placeholder, ...rest }: Props) => {
  const [open, setOpen] = useState(false)
  /** What is typed narrows the choice; what stood there before does not. */
  const [typed, setTyped] = useState(false)
  const items = typed ? suggestions.filter(each => each.value.includes(value.trim())) : suggestions
  const onKeyDown = (event: KeyboardEvent): void => {
    // It sends, and what comes of it must not be covered.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) setOpen(false)
  }
  return (
    <Autocomplete.Root
      items={items}
      filter={null}
      itemToStringValue={item => item.value}
      value={value}
      onValueChange={(next, details) => {
        setTyped(details.reason === 'input-change')
        onChange(next)
      }}
      open={open}
      onOpenChange={next => {
        setOpen(next)
        if (!next) setTyped(false)
      }}
      openOnInputClick
    >
      <Autocomplete.Input {...rest} placeholder={placeholder} onKeyDown={onKeyDown} render={<Input mono />} />
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={4} className="z-50 outline-none">
          <Autocomplete.Popup className="w-(--anchor-width) rounded-md border border-line bg-panel shadow-float data-empty:hidden">
            <Autocomplete.List className="max-h-60 overflow-y-auto p-1">
              {(item: Suggestion) => (
                <Autocomplete.Item
                  key={`${item.note} ${item.value}`}
                  value={item}
                  className="flex cursor-default items-baseline gap-3 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-hover"
                >
                  <span className="mono min-w-0 flex-1 truncate">{item.value}</span>
                  <span className="shrink-0 text-xs text-faint">{item.note}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}
