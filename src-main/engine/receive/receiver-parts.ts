import type { IdSource } from '../../../src-shared/id.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { InboxService } from '../inbox/inbox-service.ts'
import type { CaptureHead, CaptureStore } from '../port/store.ts'

export interface ReceiverLog {
  info(message: string): void
  warn(message: string): void
}

/** What the receiver is made of. */
export interface ReceiverParts {
  clock: Clock
  ids: IdSource
  captures: Pick<CaptureStore, 'insert'>
  inboxes: Pick<InboxService, 'find' | 'ensure'>
  /** Called when the capture is on disk, before the answer goes out. */
  onCapture(head: CaptureHead): void
  log?: ReceiverLog
  /** Longest body that is kept whole, bytes; 5 MiB when not given. */
  bodyLimit?: number
  /** Most memory for bodies on their way to the disk, bytes for each listener; 128 MiB when not given. */
  memoryLimit?: number
}
