import type { DoctorCheck, DoctorCheckName, DoctorVerdict } from '../../../src-shared/model/doctor.ts'
import type { BoundScheme } from '../sign/scheme/any-scheme.ts'
import type { SignedRequest } from '../sign/scheme/scheme.ts'

/** What came of one request; `status` null: no answer. */
export type Answered = DoctorCheck['answered'] & {
  /** No answer came in time. */
  timedOut: boolean
}

export interface Outcome {
  answered: Answered
  verdict: DoctorVerdict
  advice: string
  snippet?: DoctorCheck['snippet']
}

/** What an event is made with; each request has an id of its own unless one is given. */
interface EventParts {
  /** When it is signed, Unix milliseconds; now by default. */
  at?: number
  id?: string
  /** Changes the event before it is signed. */
  before?: (request: SignedRequest) => SignedRequest
}

/** What a check works with. */
export interface Patient {
  scheme: BoundScheme
  secret: string
  now(): number
  /** A request as the provider would send it. */
  event(parts?: EventParts): SignedRequest
  /** The same, without a signature. */
  unsigned(): SignedRequest
  send(request: SignedRequest, pace?: { pieces: number; everyMs: number }): Promise<Answered>
  /** Whether a rightly signed event was accepted; else a refusal proves nothing. */
  acceptsGood: boolean
}

/** One thing that is tried with an endpoint. */
export interface DoctorCheckKind {
  name: DoctorCheckName
  title: string
  /** What is sent, and what a right endpoint answers, in words. */
  sent: string
  expected: string
  /** Most requests that it sends. */
  requests: number
  /** Why the scheme has no use for it; null: it has. */
  useless(scheme: BoundScheme, event: SignedRequest): string | null
  run(patient: Patient): Promise<Outcome>
}
