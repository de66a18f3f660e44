import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { eventTypePatternSchema } from '../../../src-shared/model/event-type.ts'
import { Input } from '../../ui/input.tsx'

interface Props {
  id: string
  'aria-describedby'?: string | undefined
  value: string[]
  onChange(value: string[]): void
  /** Types to choose from. */
  suggestions: string[]
}

/** Event types as chips; Enter, comma or space adds what was typed. */
export const EventTypeInput = ({ value, onChange, suggestions, ...rest }: Props) => {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const add = (typed: string): void => {
    const names = typed.split(/[\s,]+/).filter(name => name !== '')
    const bad = names.find(name => !eventTypePatternSchema.safeParse(name).success)
    if (bad !== undefined) return setProblem(`“${bad}” cannot be used. Use a type, order.* or *.`)
    setProblem(null)
    setText('')
    if (names.length > 0) onChange([...new Set([...value, ...names])])
  }
  const unused = suggestions.filter(name => !value.includes(name))

  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-1 rounded-md border border-line bg-panel p-1 focus-within:border-accent">
        {value.map(name => (
          <span key={name} className="mono inline-flex h-6 items-center gap-1 rounded-sm bg-hover pr-1 pl-2">
            {name}
            <button
              type="button"
              aria-label={`Remove ${name}`}
              onClick={() => onChange(value.filter(other => other !== name))}
              className="rounded-sm text-faint hover:text-ink"
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        ))}
        <Input
          {...rest}
          mono
          value={text}
          placeholder={value.length === 0 ? 'order.paid, order.* or *' : ''}
          onChange={event => setText(event.target.value)}
          onBlur={() => add(text)}
          onKeyDown={event => {
            if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === ',') {
              event.preventDefault()
              add(text)
            } else if (event.key === 'Backspace' && text === '') onChange(value.slice(0, -1))
          }}
          className="h-6! min-w-24 flex-1 border-transparent! px-1.5! outline-none!"
        />
      </div>
      {problem && <p className="text-xs text-bad">{problem}</p>}
      {unused.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {unused.map(name => (
            <button
              key={name}
              type="button"
              onClick={() => add(name)}
              className="mono inline-flex h-5 items-center gap-0.5 rounded-full border border-line px-1.5 text-faint hover:border-line-strong hover:text-ink"
            >
              <Plus size={10} aria-hidden />
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
