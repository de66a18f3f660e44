import { Autocomplete } from '@base-ui/react/autocomplete'
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { queryTerms, type QueryTerm } from '../../../../src-shared/captures/query-line.ts'
import type { CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import { clock } from '../../../lib/clock.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { chipText } from './chip-text.ts'
import { type Completion, completionsOf, type Known, lastWord } from './completions.ts'
import { readDraft } from './read-draft.ts'
import { currentFilter, setFilter } from './use-filter.ts'

const PAUSE_MS = 200

const without = (filter: CaptureQuery, term: QueryTerm): CaptureQuery =>
  Object.fromEntries(Object.entries(filter).filter(([field]) => !term.fields.some(each => each === field)))

const FilterChip = ({ term, filter, onEdit }: { term: QueryTerm; filter: CaptureQuery; onEdit(): void }) => {
  const { name, value } = chipText(term, filter, clock.now())
  return (
    <span className="inline-flex h-5.5 max-w-full min-w-0 shrink-0 items-center rounded-sm bg-selected text-xs">
      <button
        type="button"
        title="Change this filter"
        onClick={onEdit}
        className="flex min-w-0 items-center gap-1 pl-1.5"
      >
        <span className="text-muted">{name}:</span>
        <span className="mono max-w-50 truncate">{value}</span>
      </button>
      <button
        type="button"
        aria-label={`Remove the filter ${term.text}`}
        onClick={() => setFilter(without(currentFilter(), term))}
        className="px-1 text-faint hover:text-ink"
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}

/** The line above the list: filters as chips, words as they are typed, and what can be said next. */
export const FilterLine = ({ filter, known }: { filter: CaptureQuery; known: Known }) => {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(filter.q ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const highlighted = useRef(false)
  const terms = queryTerms(filter).filter(({ fields }) => !fields.includes('q'))
  const items = useMemo(() => completionsOf(text, known), [text, known])

  // Words that were changed elsewhere: the back button, “Clear the filter”.
  const own = useRef(filter.q)
  useEffect(() => {
    if (own.current === filter.q) return
    own.current = filter.q
    setText(filter.q ?? '')
  }, [filter.q])

  const pause = useRef<() => void>(() => {})
  useEffect(() => () => pause.current(), [])

  const take = (next: string, ended: boolean): void => {
    pause.current()
    const draft = readDraft(next, clock.now(), ended)
    setText(draft.rest)
    // What is still being written is not wrong yet.
    const isWhole = ended || lastWord(next).word === ''
    setProblem(draft.problem !== null && isWhole ? problemText(draft.problem) : null)
    if (draft.problem !== null) return
    const apply = (): void => {
      own.current = draft.q
      const { q: _, ...before } = currentFilter()
      setFilter({ ...before, ...draft.filters, ...(draft.q === undefined ? {} : { q: draft.q }) })
    }
    if (ended || Object.keys(draft.filters).length > 0) apply()
    else pause.current = clock.after(PAUSE_MS, apply)
  }

  const choose = (text: string): void => {
    const { from } = lastWord(input.current?.value ?? '')
    const before = (input.current?.value ?? '').slice(0, from)
    // A key waits for its value; a value ends its filter.
    const isWhole = !text.endsWith(':') && !text.endsWith('=')
    take(before + text + (isWhole ? ' ' : ''), false)
    setOpen(!isWhole)
  }

  const edit = (term: QueryTerm): void => {
    setFilter(without(currentFilter(), term))
    setText(term.text)
    input.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const last = terms.at(-1)
    if (event.key === 'Backspace' && text === '' && last) setFilter(without(currentFilter(), last))
    else if (event.key === 'Enter' && !highlighted.current) {
      take(text, true)
      setOpen(false)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      if (open && items.length > 0) setOpen(false)
      else if (text !== '') take('', true)
      else event.currentTarget.blur()
    }
  }

  return (
    <div className="min-w-0 flex-1">
      <Autocomplete.Root
        items={items}
        mode="none"
        value={text}
        open={open && items.length > 0}
        // What was chosen says itself whether there is more to choose.
        onOpenChange={(next, { reason }) => reason !== 'item-press' && setOpen(next)}
        itemToStringValue={(item: Completion) => item.text}
        onItemHighlighted={item => {
          highlighted.current = item !== undefined
        }}
        onValueChange={(next, details) => {
          if (details.reason === 'item-press') return choose(next)
          take(next, false)
          setOpen(true)
        }}
      >
        <Autocomplete.InputGroup className="flex min-h-7 flex-wrap items-center gap-1 rounded-md border border-line bg-panel py-px pr-1.5 pl-2 focus-within:border-accent hover:border-line-strong">
          <Search size={14} className="shrink-0 text-faint" aria-hidden />
          {terms.map(term => (
            <FilterChip key={term.text} term={term} filter={filter} onEdit={() => edit(term)} />
          ))}
          <Autocomplete.Input
            ref={input}
            data-filter
            aria-label="Filter captures"
            aria-keyshortcuts="/"
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : 'filter-problem'}
            placeholder={terms.length === 0 ? 'Words, or method: result: status: …' : ''}
            autoComplete="off"
            spellCheck={false}
            onFocus={() => setOpen(true)}
            onBlur={() => take(text, true)}
            onKeyDown={onKeyDown}
            className="h-6 min-w-24 flex-1 bg-transparent text-sm outline-none"
          />
          {text === '' && terms.length === 0 && (
            <span className="pointer-events-none">
              <Kbd keys="/" />
            </span>
          )}
        </Autocomplete.InputGroup>
        <Autocomplete.Portal>
          <Autocomplete.Positioner sideOffset={4} align="start" className="z-50 outline-none">
            <Autocomplete.Popup className="w-(--anchor-width) min-w-72 rounded-md border border-line bg-panel shadow-float data-empty:hidden">
              <Autocomplete.List className="max-h-72 overflow-y-auto p-1">
                {(item: Completion) => (
                  <Autocomplete.Item
                    key={item.text}
                    value={item}
                    className="flex cursor-default items-baseline gap-3 rounded-sm px-2 py-0.5 outline-none select-none data-highlighted:bg-hover"
                  >
                    <span className="mono shrink-0">{item.text}</span>
                    <span className="truncate text-xs text-faint">{item.help}</span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      {problem !== null && (
        <p id="filter-problem" role="alert" className="pt-1 text-xs text-bad">
          {problem}
        </p>
      )}
    </div>
  )
}

const problemText = ({ message, help }: { message: string; help: string }): string => `${message} ${help}`
