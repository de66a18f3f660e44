import type { IdSource } from '../../../src-shared/id.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { InboxService, ResolvedInbox } from '../inbox/inbox-service.ts'
import type { CaptureHead, CaptureStore } from '../port/store.ts'
import type { Responder } from '../respond/responder.ts'

export interface ReceiverLog {
  info(message: string): void
  warn(message: string): void
}

/** What the receiver is made of. */
export interface ReceiverParts {
  clock: Clock
  ids: IdSource
  captures: Pick<CaptureStore, 'insert' | 'answered'>
  inboxes: Pick<InboxService, 'find'> & {
    /** The inbox, made by this call when there is none and one may be made. `fromHere`: the sender is on this machine. */
    ensure(name: string, fromHere: boolean): Promise<ResolvedInbox>
  }
  /** Decides what a stored request is answered. */
  respond: Responder
  /** Called when the capture is on disk, before the answer goes out, and again when it has gone out. */
  onCapture(head: CaptureHead): void
  log?: ReceiverLog
  /** Longest body that is kept whole, bytes; 5 MiB when not given. */
  bodyLimit?: number
  /** Most memory for bodies on their way to the disk, bytes; 128 MiB when not given. */
  memoryLimit?: number
}
