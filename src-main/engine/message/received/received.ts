import { HookError } from '../../../../src-shared/error.ts'
import type { Received } from '../../../../src-shared/model/received.ts'
import { toIso } from '../../../../src-shared/time.ts'
import { firstDifference } from '../../first-difference.ts'
import type { InboxAt } from '../../inbox/inbox-at.ts'
import type { AttemptRecord } from '../../port/queue.ts'
import type { CaptureRecord, CaptureStore, DeliveryRow, LogStore, MessageRow } from '../../port/store.ts'
import type { Templates } from '../../port/templates.ts'
import type { Registered, Registry } from '../../webhook/registry.ts'
import { compareHeaders } from './compare-headers.ts'
import { findCapture } from './find-capture.ts'
import { sentBodies } from './sent-body.ts'

export interface ReceivedParts {
  log: Pick<LogStore, 'message' | 'delivery'>
  captures: Pick<CaptureStore, 'list' | 'get'>
  registry: Pick<Registry, 'get'>
  templates: Pick<Templates, 'render'>
  inboxAt: (url: string) => InboxAt | undefined
}

type Pair = Received['pairs'][number]
type Point = Received['timeline'][number]

/** Deliveries of one message that are looked at. */
const MOST_DELIVERIES = 100
const BYTES_SHOWN = 16

const hexAt = (body: Uint8Array, at: number): string => Buffer.from(body.subarray(at, at + BYTES_SHOWN)).toString('hex')

/** What of a message reached our own inboxes: each attempt beside its capture, and when all of it happened (B26). */
export const createReceived = ({ log, captures, registry, templates, inboxAt }: ReceivedParts) => {
  const compareBody = async (
    webhook: Registered | undefined,
    sent: { delivery: DeliveryRow; message: MessageRow; attempt: AttemptRecord },
    capture: CaptureRecord,
  ): Promise<Pick<Pair, 'sameBody' | 'bodyNote' | 'sentSize' | 'receivedSize' | 'firstDifference'>> => {
    const receivedSize = capture.bodySize
    const unknown = { sameBody: null, sentSize: null, receivedSize, firstDifference: null }
    if (capture.body.length < capture.bodySize) return { ...unknown, bodyNote: 'The body is too long to be compared.' }
    if (capture.truncated) return { ...unknown, bodyNote: 'Only the beginning of the body was kept.' }
    const built = await sentBodies(templates, webhook, sent)
    if ('note' in built) return { ...unknown, bodyNote: built.note }
    const same = built.bodies.find(body => firstDifference(body, capture.body) === null)
    const body = same ?? built.bodies[0] ?? Buffer.alloc(0)
    const at = firstDifference(body, capture.body)
    const changed = webhook !== undefined && webhook.record.updatedAt > sent.attempt.at
    // A body that holds a secret shows where it differs, not with what.
    const isOpen = webhook?.target.settings.signing.scheme !== 'body-token'
    return {
      sameBody: at === null,
      bodyNote:
        at === null || !changed
          ? null
          : 'The webhook was changed since: what was sent is built here as it would be sent now.',
      sentSize: body.length,
      receivedSize,
      firstDifference:
        at === null
          ? null
          : { at, sent: isOpen ? hexAt(body, at) : '', received: isOpen ? hexAt(capture.body, at) : '' },
    }
  }

  const pairOf = async (
    delivery: DeliveryRow,
    message: MessageRow,
    { attempt, next }: { attempt: AttemptRecord; next: AttemptRecord | undefined },
    inbox: string,
    taken: Set<string>,
  ): Promise<{ pair: Pair; capture: CaptureRecord | null }> => {
    const base = { deliveryId: delivery.id, webhookName: delivery.webhookName, attempt: attempt.number, inbox }
    const capture = await findCapture(captures, { attempt, next }, inbox, taken)
    if (capture === null) {
      const none = { sentSize: null, receivedSize: null, firstDifference: null }
      const headers = { headersAdded: [], headersRemoved: [], headersChanged: [] }
      const bodyNote = 'There is no capture of this attempt: it did not arrive, or was deleted.'
      return { pair: { ...base, captureId: null, sameBody: null, bodyNote, ...none, ...headers }, capture }
    }
    taken.add(capture.id)
    return {
      pair: {
        ...base,
        captureId: capture.id,
        ...(await compareBody(registry.get(delivery.webhookId), { delivery, message, attempt }, capture)),
        ...compareHeaders(JSON.parse(attempt.requestHeaders), JSON.parse(capture.rawHeaders)),
      },
      capture,
    }
  }

  return async (messageId: string): Promise<Received> => {
    const found = await log.message(messageId)
    if (found === null) throw new HookError('NOT_FOUND', `There is no message ${messageId}.`)
    const { message } = found
    const taken = new Set<string>()
    const pairs: Pair[] = []
    const points: (Omit<Point, 'at' | 'sinceMs'> & { ms: number })[] = [{ ms: message.createdAt, what: 'published' }]

    for (const { id } of found.deliveries.slice(0, MOST_DELIVERIES)) {
      const detail = await log.delivery(id)
      for (const [at, attempt] of (detail?.attempts ?? []).entries()) {
        const place = { deliveryId: id, attempt: attempt.number }
        points.push({ ms: attempt.at, what: 'attempt', ...place })
        let arrivedAt = attempt.at
        const inbox = inboxAt(attempt.url)?.inbox.name
        if (detail !== null && inbox !== undefined) {
          const { pair, capture } = await pairOf(
            detail.delivery,
            message,
            { attempt, next: detail.attempts[at + 1] },
            inbox,
            taken,
          )
          pairs.push(pair)
          if (capture !== null) {
            arrivedAt = capture.receivedAt
            points.push({ ms: arrivedAt, what: 'captured', ...place, captureId: capture.id })
          }
        }
        const { status } = attempt
        const ms = attempt.at + attempt.total
        // The duration counts from a little later than the time of the attempt, and what is answered has arrived.
        const answeredAt = Math.max(ms, arrivedAt)
        points.push(
          status === null ? { ms, what: 'failed', ...place } : { ms: answeredAt, what: 'answered', ...place, status },
        )
      }
    }
    const timeline = points
      .toSorted((a, b) => a.ms - b.ms)
      .map(({ ms, ...point }) => ({ at: toIso(ms), sinceMs: Math.round(ms - message.createdAt), ...point }))
    return { pairs, timeline }
  }
}
