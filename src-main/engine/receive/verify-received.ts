import type { Verification } from '../../../src-shared/model/verification.ts'
import type { ResolvedInbox } from '../inbox/inbox-service.ts'
import type { BodyStore } from '../port/body-store.ts'
import { createSerial } from '../serial.ts'
import { signedUrl } from '../sign/signed-url.ts'
import { verificationOf, verificationOfLong } from '../sign/verification-of.ts'
import type { Received } from './capture-record.ts'

/** `base`: the receiver's own address, without a slash at its end. */
export const createVerifyReceived = (bodies: BodyStore | null) => {
  const inTurn = createSerial()

  return async (inbox: ResolvedInbox, received: Received, base: string): Promise<Verification> => {
    const { scheme, secrets, publicUrl } = inbox
    const { id, target, method, rawHeaders: headers, body, truncated, receivedAt: now } = received
    const url = scheme?.signsUrl ? signedUrl({ publicUrl, base, inbox: received.inbox, target }) : null
    const rest = { scheme, secrets, now, truncated }
    const request = { method, url, headers }
    if (bodies === null || !body.inFile) return verificationOf({ ...rest, request: { ...request, body: body.bytes } })
    // One at a time, since each may take some megabytes.
    return inTurn('long', async () => verificationOfLong({ ...rest, request, body: await bodies.open(id) }))
  }
}
