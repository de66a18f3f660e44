import type { IdSource } from '../../../src-shared/id.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { InboxService, ResolvedInbox } from '../inbox/inbox-service.ts'
import type { BodyStore } from '../port/body-store.ts'
import type { CaptureHead, CaptureStore } from '../port/store.ts'
import type { ReplayLinks } from '../replay/replay-links.ts'
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
  /** Where long bodies go; null: everything stays in memory. */
  bodies: BodyStore | null
  inboxes: Pick<InboxService, 'find'> & {
    /** The inbox, made by this call when there is none and one may be made. `fromHere`: the sender is on this machine. */
    ensure(name: string, fromHere: boolean): Promise<ResolvedInbox>
  }
  /** Where requests go whose path names no inbox; without it they are answered 404. */
  fallbackInbox?: string
  /** Decides what a stored request is answered. */
  respond: Responder
  /** Called when the capture is on disk, before the answer goes out, and again when it has gone out. */
  onCapture(head: CaptureHead): void
  /** Tells which capture a request is a replay of. */
  replays?: Pick<ReplayLinks, 'arrived' | 'of'>
  log?: ReceiverLog
  /** Longest body that is kept whole, bytes; when not given 100 MB, or 5 MiB where all stays in memory. */
  bodyLimit?: number
  /** Most memory for bodies on their way to the disk, bytes; 64 MiB when not given. */
  memoryLimit?: number
}
