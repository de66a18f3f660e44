import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { SECOND, toIso } from '../../../../src-shared/time.ts'
import { requestTarget } from '../../dispatch/request-target.ts'
import type { AttemptRecord } from '../../port/queue.ts'
import type { CaptureRecord, CaptureStore } from '../../port/store.ts'
import { compareHeaders } from './compare-headers.ts'

/** The receiver's time is that of the attempt's machine; it stamps when the head of the request is there. */
const BEFORE = 50
const AFTER = 2 * SECOND
const MOST_LOOKED_AT = 200

/**
 * The capture that an attempt became: of those that came while it was under way, with its method and target, the one
 * that has its headers, the signature of this attempt among them. `taken` holds those of other attempts.
 */
export const findCapture = async (
  captures: Pick<CaptureStore, 'list' | 'get'>,
  attempt: AttemptRecord,
  inbox: string,
  taken: ReadonlySet<string>,
): Promise<CaptureRecord | null> => {
  const sent: HeaderList = JSON.parse(attempt.requestHeaders)
  const target = requestTarget(attempt.url)
  const { items } = await captures.list({
    inbox,
    since: toIso(attempt.at - BEFORE),
    until: toIso(attempt.at + Math.ceil(attempt.total) + AFTER),
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
