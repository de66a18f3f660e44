import { hash } from 'node:crypto'
import {
  type Imported,
  LONGEST_EXPORTED,
  type Session,
  type SessionCapture,
} from '../../../../src-shared/model/session.ts'
import type { Clock } from '../../../../src-shared/time.ts'
import type { InboxService } from '../../inbox/inbox-service.ts'
import type { LiveFeed } from '../../live/live-feed.ts'
import type { CaptureRecord, CaptureStore } from '../../port/store.ts'
import { createSerial } from '../../serial.ts'

export interface ReadSessionParts {
  captures: Pick<CaptureStore, 'get' | 'insert'>
  inboxes: Pick<InboxService, 'find' | 'create'>
  live: Pick<LiveFeed, 'captured'>
  clock: Clock
}

const recordOf = (capture: SessionCapture, body: Uint8Array, importedAt: number): CaptureRecord => {
  const { verification, answer, forward } = capture
  return {
    id: capture.id,
    inbox: capture.inbox,
    method: capture.method,
    target: capture.target,
    httpVersion: capture.httpVersion,
    secure: capture.secure,
    receivedAt: Date.parse(capture.receivedAt),
    contentType: capture.contentType,
    eventType: capture.eventType,
    bodySize: body.length,
    bodySha256: capture.bodySha256,
    truncated: capture.truncated,
    scheme: verification.scheme,
    result: verification.result,
    code: verification.code,
    reason: verification.reason,
    answered: answer !== null,
    responseStatus: answer?.status ?? 0,
    replayOf: capture.replayOf,
    pinned: capture.pinned,
    colour: capture.colour,
    note: capture.note,
    kind: capture.kind,
    cause: capture.cause,
    importedAt,
    rawHeaders: JSON.stringify(capture.rawHeaders),
    rawTrailers: JSON.stringify(capture.rawTrailers),
    remoteAddress: capture.remoteAddress,
    checks: JSON.stringify(verification.checks),
    answer: answer === null ? null : JSON.stringify(answer),
    forward: forward === null ? null : JSON.stringify(forward),
    bodyFile: false,
    body,
  }
}

/**
 * Takes the captures and inboxes of a session file in. What has a name or an id that is here already stays as it is here;
 * a capture whose body is not the one that was received is refused.
 */
export const createReadSession = ({ captures, inboxes, live, clock }: ReadSessionParts) => {
  const inTurn = createSerial()

  const takeCapture = async (capture: SessionCapture): Promise<string | null> => {
    if ((await captures.get(capture.id)) !== null) return 'It is here already.'
    const body = Uint8Array.from(Buffer.from(capture.bodyBase64, 'base64'))
    if (body.length > LONGEST_EXPORTED) return 'Its body is too long.'
    if (hash('sha256', body, 'hex') !== capture.bodySha256) return 'Its body is not the one that was received.'
    const {
      rawHeaders: _h,
      rawTrailers: _t,
      remoteAddress: _r,
      checks: _c,
      answer: _a,
      forward: _f,
      bodyFile: _l,
      body: _b,
      ...head
    } = await insert(recordOf(capture, body, clock.now()))
    live.captured(head)
    return null
  }

  const insert = async (record: CaptureRecord): Promise<CaptureRecord> => {
    await captures.insert(record)
    return record
  }

  const take = async (session: Session): Promise<Imported> => {
    const done: Imported = { inboxes: [], captures: [], skipped: [] }
    const named = new Map(session.inboxes.map(inbox => [inbox.name, inbox]))
    const needed = new Set([...named.keys(), ...session.captures.map(({ inbox }) => inbox)])
    for (const name of needed) {
      if (inboxes.find(name) !== undefined) continue
      await inboxes.create(named.get(name) ?? { name })
      done.inboxes.push(name)
    }
    for (const capture of session.captures.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))) {
      const reason = await takeCapture(capture)
      if (reason === null) done.captures.push(capture.id)
      else done.skipped.push({ id: capture.id, reason })
    }
    return done
  }

  return (session: Session): Promise<Imported> => inTurn('import', () => take(session))
}
