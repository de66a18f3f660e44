import { Hand } from 'lucide-react'
import { plural } from '../../../lib/format.ts'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { Button } from '../../../ui/button.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { openReceiverDialog } from '../actions/receiver-dialog.ts'
import { TimeLeft } from './time-left.tsx'
import { useHeld } from './use-held.ts'

const ANSWER_KEY = 'h'

/** Says on every page that a sender waits for a person. */
export const HeldBanner = () => {
  const held = useHeld()
  const [first] = held
  const answer = (): void => first && openReceiverDialog({ kind: 'held', capture: first.id })
  useShortcuts(first ? { [ANSWER_KEY]: answer } : {})
  if (first === undefined) return null
  return (
    <div
      role="status"
      aria-label="Held requests"
      className="flex h-9 shrink-0 items-center gap-3 border-b border-line bg-warn-soft px-4"
    >
      <Hand size={15} aria-hidden className="shrink-0 text-warn" />
      <p className="min-w-0 flex-1 truncate">
        {held.length === 1
          ? 'A request waits for your answer: '
          : `${plural(held.length, 'request')} wait for your answer, first `}
        <span className="mono">{`${first.method} ${first.target}`}</span>
      </p>
      <TimeLeft since={first.since} until={first.until} />
      <Button writes size="small" aria-keyshortcuts={ANSWER_KEY} onClick={answer}>
        Answer
        <Kbd keys={ANSWER_KEY} />
      </Button>
    </div>
  )
}
