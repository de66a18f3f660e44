import type { Capture } from '../../../../src-shared/model/capture.ts'
import { formatClock, formatDuration } from '../../../lib/format.ts'
import { Card } from '../../../ui/card.tsx'

const at = (iso: string): string => `${formatClock(iso)}.${new Date(iso).getMilliseconds().toString().padStart(3, '0')}`

/** When it came and when it was answered. */
export const TimingCard = ({ capture: { receivedAt, answer } }: { capture: Capture }) => (
  <Card
    title="Timing"
    id="capture.timing"
    aside={answer && <span className="mono">{formatDuration(answer.durationMs)}</span>}
  >
    <ol className="flex items-center gap-3" aria-label="Timing">
      <li className="shrink-0">
        <span className="text-muted">Received</span>{' '}
        <time className="mono" dateTime={receivedAt}>
          {at(receivedAt)}
        </time>
      </li>
      <li aria-hidden className="h-1.5 min-w-8 flex-1 rounded-full bg-info-soft" />
      <li className="shrink-0">
        {answer ? (
          <>
            <span className="text-muted">Answered</span>{' '}
            <time className="mono" dateTime={answer.at}>
              {at(answer.at)}
            </time>
          </>
        ) : (
          <span className="text-muted">not answered yet</span>
        )}
      </li>
    </ol>
  </Card>
)
