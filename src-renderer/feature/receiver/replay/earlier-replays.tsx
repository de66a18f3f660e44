import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Replay } from '../../../../src-shared/model/replay.ts'
import { formatDuration } from '../../../lib/format.ts'
import { paths } from '../../../lib/router.ts'
import { rpc } from '../../../lib/rpc.ts'
import { StatusCode } from '../../../ui/badge.tsx'
import { Card } from '../../../ui/card.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'

const WORDS: Record<Replay['mode'], string> = { exact: 'as it came', resign: 'signed anew', edit: 'edited' }

/** When a capture was sent again before, and what came of it. */
export const EarlierReplays = ({ id, onFollow }: { id: string; onFollow(): void }) => {
  const items = useQuery(rpc.captures.replays.queryOptions({ input: { id } })).data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title="Sent so far" id="replay.earlier" startFolded aside={<span>{items.length}</span>}>
      <ul className="flex flex-col gap-1">
        {items.map(replay => (
          <li
            key={replay.id}
            className="grid grid-cols-[64px_88px_minmax(0,1fr)_auto_64px_auto] items-center gap-2"
            title={replay.error ?? undefined}
          >
            <RelativeTime at={replay.at} />
            <span className="text-muted">{WORDS[replay.mode]}</span>
            <span className="mono truncate">{`${replay.method} ${replay.url}`}</span>
            {replay.status === null ? (
              <span className="text-xs text-bad">no answer</span>
            ) : (
              <StatusCode status={replay.status} />
            )}
            <span className="mono text-right text-muted">{formatDuration(replay.durationMs)}</span>
            {replay.captureId === null ? (
              <span />
            ) : (
              <Link
                href={paths.capture('-', replay.captureId)}
                onClick={onFollow}
                className="text-accent hover:underline"
              >
                Capture
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
