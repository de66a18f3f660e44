import { cx } from '../lib/class-names.ts'
import { plural } from '../lib/format.ts'

interface Props {
  /** One letter for each attempt: `s` success, `f` failure. */
  outcomes: string
  /** One more is scheduled. */
  more: boolean
}

const MOST = 7
const SHOWN = 4

/** One dot for each try, coloured by its outcome; a ring for the one that is scheduled. */
export const AttemptDots = ({ outcomes, more }: Props) => {
  if (outcomes === '' && !more) return null
  const failed = [...outcomes].filter(letter => letter === 'f').length
  const hidden = outcomes.length > MOST ? outcomes.length - SHOWN : 0
  const label = `${plural(outcomes.length, 'attempt')}, ${failed} failed${more ? ', one more scheduled' : ''}`
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex items-center gap-[3px]">
      {hidden > 0 && <span className="mono text-faint">+{hidden}</span>}
      {Array.from(outcomes.slice(hidden), (letter, index) => (
        // Attempts have no identity but their place.
        <span
          key={`${index}${letter}`}
          className={cx('size-1.5 rounded-full', letter === 's' ? 'bg-good' : 'bg-bad')}
        />
      ))}
      {more && <span className="size-1.5 rounded-full border border-warn" />}
    </span>
  )
}
