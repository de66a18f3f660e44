import { ArrowDown, ArrowUp, ChevronRight, Copy, X } from 'lucide-react'
import { useState } from 'react'
import { cx } from '../../../lib/class-names.ts'
import { HeaderRows } from '../../../ui/header-rows.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Input, TextArea } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import type { StepForm } from './answering-form.ts'
import { isSilent, type Problems } from './read-answering.ts'

export const FAULT_CHOICES = [
  { value: 'none' as const, label: 'None' },
  { value: 'hang' as const, label: 'Hang', help: 'Never answers; the connection stays open.' },
  { value: 'reset' as const, label: 'Reset', help: 'Resets the connection before an answer.' },
  { value: 'drip' as const, label: 'Slow drip', help: 'The body comes byte by byte.' },
  { value: 'bad-chunk' as const, label: 'Bad chunk', help: 'The body breaks off with a chunk that is none.' },
  { value: 'close-mid-body' as const, label: 'Close mid-body', help: 'The connection closes after half of the body.' },
]

export const STEP_GRID = 'grid grid-cols-[20px_64px_64px_132px_minmax(0,1fr)_auto] items-center gap-2'

/** What of headers and body is set, on one line. */
const contentOf = ({ headers, body }: StepForm): string => {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const others = headers.length - (type === undefined ? 0 : 1)
  const parts = [type, others > 0 && `${others} more`, body === '' ? 'no body' : body.trim().split('\n')[0]]
  return parts.filter(Boolean).join(' · ')
}

interface Props {
  /** What it is called, such as `Rule 1, step 2`. */
  name: string
  /** Its number in the rule; null when it is the only one of its kind. */
  number: number | null
  step: StepForm
  /** Where its problems stand. */
  place: string
  problems: Problems
  onChange(step: StepForm): void
  /** Buttons of a list; absent where there is no list. */
  list?: { first: boolean; last: boolean; only: boolean; move(by: 1 | -1): void; copy(): void; remove(): void }
}

/** One answer: status, delay, fault, and behind a fold its headers and body. */
export const StepRow = ({ name, number, step, place, problems, onChange, list }: Props) => {
  const [opened, setOpened] = useState(false)
  const problem = (field: string): string | undefined => problems[`${place}.${field}`]
  const silent = isSilent(step.fault)
  const open = (opened || problem('headers') !== undefined || problem('body') !== undefined) && !silent
  const said = [problem('status'), problem('delay')].filter(text => text !== undefined)
  const noteId = `${place}-note`
  const about = said.length > 0 ? { 'aria-describedby': noteId } : {}
  return (
    <li className="flex flex-col gap-1.5">
      <div className={STEP_GRID}>
        <span className="mono text-right text-faint">{number}</span>
        <Input
          mono
          className="h-7! px-1.5!"
          inputMode="numeric"
          aria-label={`${name}: status`}
          aria-invalid={problem('status') !== undefined}
          {...about}
          disabled={silent}
          value={silent ? '' : step.status}
          onChange={event => onChange({ ...step, status: event.target.value })}
        />
        <Input
          mono
          className="h-7! px-1.5!"
          inputMode="decimal"
          aria-label={`${name}: seconds before the answer`}
          aria-invalid={problem('delay') !== undefined}
          {...about}
          value={step.delay}
          onChange={event => onChange({ ...step, delay: event.target.value })}
        />
        <Select
          aria-label={`${name}: fault`}
          value={step.fault}
          choices={FAULT_CHOICES}
          onChange={fault => onChange({ ...step, fault })}
        />
        {silent ? (
          <span className="truncate text-xs text-faint">Nothing of an answer goes out.</span>
        ) : (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpened(!open)}
            className="flex h-7 min-w-0 items-center gap-1.5 rounded-md px-1.5 text-left hover:bg-hover"
          >
            <ChevronRight size={14} aria-hidden className={cx('shrink-0 text-faint', open && 'rotate-90')} />
            <span className="sr-only">{`${name}: headers and body, `}</span>
            <span className="mono truncate text-muted">{contentOf(step)}</span>
          </button>
        )}
        {list ? (
          <span className="flex">
            <IconButton
              label={`${name}: move up`}
              icon={<ArrowUp size={14} />}
              disabled={list.first}
              onClick={() => list.move(-1)}
            />
            <IconButton
              label={`${name}: move down`}
              icon={<ArrowDown size={14} />}
              disabled={list.last}
              onClick={() => list.move(1)}
            />
            <IconButton label={`${name}: copy`} icon={<Copy size={14} />} onClick={list.copy} />
            <IconButton label={`${name}: remove`} icon={<X size={14} />} disabled={list.only} onClick={list.remove} />
          </span>
        ) : (
          <span />
        )}
      </div>
      {said.length > 0 && (
        <p id={noteId} role="alert" className="pl-7 text-xs text-bad">
          {said.join(' ')}
        </p>
      )}
      {open && (
        <div className="ml-7 flex flex-col gap-2 rounded-md border border-line bg-sunken p-2">
          <HeaderRows
            of={name}
            value={step.headers}
            problem={problem('headers')}
            onChange={headers => onChange({ ...step, headers })}
          />
          <TextArea
            aria-label={`${name}: body`}
            aria-invalid={problem('body') !== undefined}
            rows={Math.min(10, Math.max(2, step.body.split('\n').length))}
            placeholder="The body, as it goes out"
            value={step.body}
            onChange={event => onChange({ ...step, body: event.target.value })}
          />
          {problem('body') !== undefined && (
            <p role="alert" className="text-xs text-bad">
              {problem('body')}
            </p>
          )}
        </div>
      )}
    </li>
  )
}
