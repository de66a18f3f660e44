import { CircleCheck, CircleDashed, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { DoctorCheck, DoctorVerdict } from '../../../../src-shared/model/doctor.ts'
import { formatDuration } from '../../../lib/format.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Card } from '../../../ui/card.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'

const SIGNS: Record<DoctorVerdict, { icon: typeof CircleCheck; tint: string; word: string }> = {
  ok: { icon: CircleCheck, tint: 'text-good', word: 'right' },
  warning: { icon: TriangleAlert, tint: 'text-warn', word: 'look at it' },
  bad: { icon: CircleX, tint: 'text-bad', word: 'wrong' },
}

/** Of the status: whether it is the right one here, as a 400 can be. */
const TONES = { ok: 'good', warning: 'warn', bad: 'bad' } as const

/** One check: what was sent, what came, and what to change. */
export const CheckCard = ({ check }: { check: DoctorCheck }) => {
  const { icon: Icon, tint, word } = SIGNS[check.verdict]
  const { status, ms, error } = check.answered
  return (
    <Card
      title={check.title}
      id={`doctor.${check.name}`}
      startFolded={check.verdict === 'ok'}
      icon={<Icon size={15} aria-label={word} role="img" className={`shrink-0 ${tint}`} />}
      aside={
        <>
          {status !== null && (
            <Badge tone={TONES[check.verdict]} mono>
              {status}
            </Badge>
          )}
          <span className="mono">{formatDuration(ms)}</span>
        </>
      }
    >
      <p className="mb-2">{check.advice}</p>
      <Facts>
        <Fact name="Sent">{check.sent}</Fact>
        <Fact name="Expected">{check.expected}</Fact>
        <Fact name="Answered">{error ?? `${status} after ${formatDuration(ms)}`}</Fact>
      </Facts>
      {check.snippet && (
        <div className="mt-2">
          <div className="mb-1 flex items-center justify-between">
            <span className="text-xs text-faint">{check.snippet.language}</span>
            <CopyButton size="small" text={check.snippet.code} />
          </div>
          {/* A scrollable part must be reachable by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre tabIndex={0} aria-label="Code" className="overflow-x-auto rounded-md bg-sunken px-3 py-2 leading-[18px]">
            {check.snippet.code}
          </pre>
        </div>
      )}
    </Card>
  )
}

/** A check that is still to come, or did not come to it. */
export const PlannedCard = ({ title, running, skipped }: { title: string; running: boolean; skipped: boolean }) => (
  <div className="flex h-9 items-center gap-2 rounded-md border border-dashed border-line px-3 text-muted">
    {running ? (
      <LoaderCircle size={15} aria-hidden className="animate-spin text-accent" />
    ) : (
      <CircleDashed size={15} aria-hidden className="text-faint" />
    )}
    <span className="flex-1 truncate">{title}</span>
    {skipped && <span className="text-xs text-faint">not tried</span>}
  </div>
)
