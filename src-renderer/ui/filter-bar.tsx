import type { ReactNode } from 'react'
import { Input } from './input.tsx'
import { Kbd } from './kbd.tsx'

interface Props {
  label: string
  placeholder: string
  text: string
  onText(text: string): void
  children?: ReactNode
}

/** The row above a list: text filter (`/` goes to it) and chips. */
export const FilterBar = ({ label, placeholder, text, onText, children }: Props) => (
  <div className="@container flex shrink-0 flex-wrap items-center gap-1.5 border-b border-line px-3 py-1.5">
    <div className="relative min-w-40 flex-1">
      <Input
        type="search"
        data-filter
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={event => onText(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (text === '') event.currentTarget.blur()
          else onText('')
        }}
        className="h-7! pr-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {text === '' && (
        <span className="pointer-events-none absolute top-1 right-2">
          <Kbd keys="/" />
        </span>
      )}
    </div>
    {children}
  </div>
)
