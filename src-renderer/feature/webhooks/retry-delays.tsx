import { useState } from 'react'
import { SECOND } from '../../../src-shared/time.ts'
import { formatDue, plural } from '../../lib/format.ts'
import { useNow } from '../../lib/now.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { delaysText, parseDelays } from './delays.ts'

/** When the attempts would go out if the first failed now. */
const ClockTimes = ({ delaysSec }: { delaysSec: number[] }) => {
  const now = useNow()
  let at = now
  const times = delaysSec.map(delay => {
    at += delay * SECOND
    return formatDue(at, now)
  })
  return (
    <ol aria-label="If the first attempt failed now" className="flex flex-wrap gap-1">
      {['now', ...times].map((time, index) => (
        // The n-th attempt is its place.
        <li key={index} className="mono rounded-sm bg-hover px-1.5 py-px text-muted">
          <span className="text-faint">{index + 1}</span> {time}
        </li>
      ))}
    </ol>
  )
}

/** The retry schedule as durations, and below it as clock times. */
export const RetryDelays = ({ value, onChange }: { value: number[]; onChange(value: number[]): void }) => {
  const [text, setText] = useState<string | null>(null)
  const parsed = text === null ? value : parseDelays(text)
  return (
    <div className="flex flex-col gap-1.5">
      <Field
        label="Retry delays"
        help={`${plural(value.length + 1, 'attempt')} in all.`}
        error={parsed === null ? 'Write durations with commas between them, for example 5 s, 5 min, 2 h.' : undefined}
      >
        {ids => (
          <Input
            {...ids}
            mono
            value={text ?? delaysText(value)}
            onChange={event => {
              setText(event.target.value)
              const next = parseDelays(event.target.value)
              if (next) onChange(next)
            }}
            onBlur={() => parsed !== null && setText(null)}
          />
        )}
      </Field>
      <ClockTimes delaysSec={value} />
    </div>
  )
}
