import { Autocomplete } from '@base-ui/react/autocomplete'
import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Input } from './input.tsx'

export interface TokenInputProps {
  id: string
  'aria-describedby'?: string | undefined
  value: string[]
  onChange(value: string[]): void
  /** Tokens to choose from. */
  suggestions?: string[]
  placeholder: string
  /** Tokens may hold spaces and commas; only Enter ends one. */
  spaced?: boolean
  /** What is wrong with a token, as a sentence; null when nothing is. */
  check?(token: string): string | null
}

const Token = ({ name, onRemove }: { name: string; onRemove(): void }) => (
  <span className="mono inline-flex h-6 min-w-0 items-center gap-1 rounded-sm bg-hover pr-1 pl-2">
    <span className="truncate">{name}</span>
    <button
      type="button"
      aria-label={`Remove ${name}`}
      onClick={onRemove}
      className="shrink-0 rounded-sm text-faint hover:text-ink"
    >
      <X size={12} aria-hidden />
    </button>
  </span>
)

/** Names as chips; Enter, comma or leaving the field adds what was typed. */
export const TokenInput = ({
  value,
  onChange,
  suggestions = [],
  placeholder,
  spaced = false,
  check,
  ...rest
}: TokenInputProps) => {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const add = (typed: string): void => {
    const names = (spaced ? [typed.trim()] : typed.split(/[\s,]+/)).filter(name => name !== '')
    for (const name of names) {
      const wrong = check?.(name) ?? null
      if (wrong !== null) return setProblem(wrong)
    }
    setProblem(null)
    setText('')
    if (names.length > 0) onChange([...new Set([...value, ...names])])
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace' && text === '') onChange(value.slice(0, -1))
    const ends = event.key === 'Enter' || (event.key === ',' && !spaced)
    if (event.ctrlKey || event.metaKey || !ends || text === '') return
    event.preventDefault()
    add(text)
  }

  return (
    <Autocomplete.Root
      items={suggestions.filter(name => !value.includes(name))}
      value={text}
      onValueChange={(next, details) => (details.reason === 'item-press' ? add(next) : setText(next))}
      openOnInputClick
    >
      <Autocomplete.InputGroup className="flex flex-wrap items-center gap-1 rounded-md border border-line bg-panel p-1 focus-within:border-accent hover:border-line-strong">
        {value.map(name => (
          <Token key={name} name={name} onRemove={() => onChange(value.filter(other => other !== name))} />
        ))}
        <Autocomplete.Input
          {...rest}
          placeholder={value.length === 0 ? placeholder : ''}
          onBlur={() => add(text)}
          onKeyDown={onKeyDown}
          render={<Input mono className="h-6! min-w-24 flex-1 border-transparent! px-1.5! outline-none!" />}
        />
      </Autocomplete.InputGroup>
      {problem && <p className="text-xs text-bad">{problem}</p>}
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={4} className="z-50 outline-none">
          <Autocomplete.Popup className="w-(--anchor-width) rounded-md border border-line bg-panel shadow-float data-empty:hidden">
            <Autocomplete.List className="max-h-60 overflow-y-auto p-1">
              {(name: string) => (
                <Autocomplete.Item
                  key={name}
                  value={name}
                  className="mono cursor-default rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-hover"
                >
                  {name}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}
