import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { SECOND, toIso } from '../../../../src-shared/time.ts'
import { requestTarget } from '../../dispatch/request-target.ts'
import type { AttemptRecord } from '../../port/queue.ts'
import type { CaptureRecord, CaptureStore } from '../../port/store.ts'
import { compareHeaders } from './compare-headers.ts'

/** Both times are of one clock. An attempt is stamped before its body is built, and its duration counts from then on. */
const LATER = 2 * SECOND
const MOST_LOOKED_AT = 200

/**
 * The capture that an attempt became: of those that came after it began and before the next one of its delivery, with
 * its method and target, the one that has its headers, its signature among them. `taken` holds those of other attempts.
 */
export const findCapture = async (
  captures: Pick<CaptureStore, 'list' | 'get'>,
  { attempt, next }: { attempt: AttemptRecord; next: AttemptRecord | undefined },
  inbox: string,
  taken: ReadonlySet<string>,
): Promise<CaptureRecord | null> => {
  const sent: HeaderList = JSON.parse(attempt.requestHeaders)
  const target = requestTarget(attempt.url)
  const { items } = await captures.list({
    inbox,
    since: toIso(attempt.at),
    until: toIso(Math.min(attempt.at + Math.ceil(attempt.total) + LATER, (next?.at ?? Infinity) - 1)),
    limit: MOST_LOOKED_AT,
  })
  const near = items
    .filter(head => head.method === attempt.method && head.target === target && !taken.has(head.id))
    .toSorted((a, b) => Math.abs(a.receivedAt - attempt.at) - Math.abs(b.receivedAt - attempt.at))
  let best: { record: CaptureRecord; wrong: number } | null = null
  for (const { id } of near) {
    const record = await captures.get(id)
    if (record === null) continue
    const { headersRemoved, headersChanged } = compareHeaders(sent, JSON.parse(record.rawHeaders))
    const wrong = headersRemoved.length + headersChanged.length
    if (wrong === 0) return record
    if (wrong * 2 <= sent.length && (best === null || wrong < best.wrong)) best = { record, wrong }
  }
  return best?.record ?? null
}
