import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { LONGEST_EXPORTED, SESSION_FORMAT, type Session } from '../../../../src-shared/model/session.ts'
import type { CaptureRecord } from '../../port/store.ts'
import { captureView } from '../capture-view.ts'

/** One file with captures and the inboxes that they are of, without a secret (B38). */
export const writeSession = (
  captures: readonly CaptureRecord[],
  inboxes: readonly Inbox[],
  savedAt: string,
): string => {
  const used = new Set(captures.map(({ inbox }) => inbox))
  const [kept, leftOut] = [
    captures.filter(({ bodySize }) => bodySize <= LONGEST_EXPORTED),
    captures.filter(({ bodySize }) => bodySize > LONGEST_EXPORTED),
  ]
  const session: Session = {
    format: SESSION_FORMAT,
    version: 1,
    savedAt,
    inboxes: inboxes
      .filter(({ name }) => used.has(name))
      .map(({ name, scheme, options, publicUrl, onBadSignature, respond, handshake, showLastEvent }) => ({
        name,
        scheme,
        options,
        publicUrl,
        onBadSignature,
        respond,
        handshake,
        showLastEvent,
      })),
    captures: kept.map(record => ({
      ...captureView(record),
      bodyBase64: Buffer.from(record.body).toString('base64'),
    })),
    leftOut: leftOut.map(({ id, bodySize }) => ({ id, bodySize })),
  }
  return `${JSON.stringify(session, null, 1)}\n`
}
