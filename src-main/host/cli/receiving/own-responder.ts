import type { Clock } from '../../../../src-shared/time.ts'
import { createAddressPolicy } from '../../../engine/dispatch/address-policy.ts'
import { createSendOnce } from '../../../engine/dispatch/send-once.ts'
import { createHeldRequests } from '../../../engine/respond/held-requests.ts'
import { createResponder, type ResponderParts } from '../../../engine/respond/create-responder.ts'
import type { Responder } from '../../../engine/respond/responder.ts'
import type { capturesInMemory } from './captures-in-memory.ts'

interface Parts extends Pick<ResponderParts, 'warn'> {
  clock: Clock
  captures: ReturnType<typeof capturesInMemory>
}

/** Answers as an engine does, but holds nothing; who forwards names the address itself, so that a private one is fine. */
export const ownResponder = ({ clock, captures, warn }: Parts): Responder =>
  createResponder({
    held: createHeldRequests(clock, () => {}),
    sendOnce: createSendOnce({
      clock,
      policy: createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => true }),
      localCa: () => null,
    }),
    captures,
    lastEvent: captures.lastEvent,
    warn,
  })
