import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { AnswerKind, Fault } from '../../../src-shared/model/respond.ts'
import type { Verification } from '../../../src-shared/model/verification.ts'
import type { ResolvedInbox } from '../inbox/inbox-service.ts'

/** A captured request that waits for its answer. It is on disk. */
export interface AskedRequest {
  /** Of the capture. */
  id: string
  inbox: string
  method: string
  target: string
  secure: boolean
  rawHeaders: HeaderList
  /** Unix milliseconds. */
  receivedAt: number
  size: number
  /** False when the sender broke off or the body was longer than what is kept. */
  complete: boolean
  verification: Verification
  /** How many requests the inbox has received since the engine started, with this one. */
  count: number
  /** The body as far as it is kept, at most `most` bytes; read from the disk where it is long. */
  body(most: number): Promise<Uint8Array>
}

export interface Answer {
  kind: AnswerKind
  status: number
  headers: HeaderList
  body: string | Uint8Array
  delayMs: number
  fault: Fault | null
  rule: number | null
  step: number | null
  note: string | null
}

/** Decides what a request is answered. `gone` is aborted when the sender is. Never rejects. */
export type Responder = (inbox: ResolvedInbox, request: AskedRequest, gone: AbortSignal) => Promise<Answer>
