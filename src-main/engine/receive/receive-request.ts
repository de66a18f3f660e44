import type { IncomingMessage, ServerResponse } from 'node:http'
import { HookError } from '../../../src-shared/error.ts'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { CaptureAnswer } from '../../../src-shared/model/respond.ts'
import type { Verification } from '../../../src-shared/model/verification.ts'
import { headerPairs } from '../header-pairs.ts'
import type { ResolvedInbox } from '../inbox/inbox-service.ts'
import type { CaptureHead } from '../port/store.ts'
import type { Answer, AskedRequest } from '../respond/responder.ts'
import { sendAnswer } from '../respond/send-answer.ts'
import { signedUrl } from '../sign/signed-url.ts'
import { verificationOf } from '../sign/verification-of.ts'
import { captureAnswer, noAnswer } from './capture-answer.ts'
import { captureRecord, type Received } from './capture-record.ts'
import { errorAnswer } from './error-answer.ts'
import { inboxOfTarget } from './inbox-of-target.ts'
import { type ReceivedBody, readBody } from './read-body.ts'
import type { ReceiverParts } from './receiver-parts.ts'
import { isFromHere, remoteAddress } from './remote-address.ts'

const MIB = 1024 * 1024
const BODY_LIMIT = 5 * MIB
const DRAIN_FACTOR = 8
/** Bodies on their way to the disk may take this much memory; beyond it senders are asked to come again. */
const MEMORY_LIMIT = 128 * MIB
const REQUEST_OVERHEAD = 4096
const RETRY_SOON: HeaderList = [['retry-after', '1']]

export interface RequestKind {
  secure: boolean
  /** The sender waits for `100 Continue` before it sends the body. */
  expectsContinue: boolean
}

const baseOf = (request: IncomingMessage, secure: boolean): string =>
  `${secure ? 'https' : 'http'}://127.0.0.1:${request.socket.localPort}`

const noInbox = (request: IncomingMessage, secure: boolean): HookError => {
  const base = baseOf(request, secure)
  const example = `${base}/demo or ${base}/demo/anything`
  return new HookError('NOT_FOUND', `There is no inbox here. Inbox URLs look like ${example}.`, {
    help: 'The name of an inbox has small letters, digits, - and _ only.',
  })
}

const tooLong = (limit: number): HookError =>
  new HookError('TOO_LARGE', `The body is longer than the ${limit} bytes this receiver keeps.`)

const busy = (): HookError => new HookError('BUSY', 'More requests arrive than can be stored. Send it again later.')

const notStored = (cause: unknown): HookError =>
  new HookError('INTERNAL', 'The request could not be stored.', { cause })

const verified = ({ scheme, secrets, publicUrl }: ResolvedInbox, received: Received, base: string): Verification => {
  const { inbox, target, method, rawHeaders, body, truncated, receivedAt } = received
  const url = scheme?.signsUrl ? signedUrl({ publicUrl, base, inbox, target }) : null
  return verificationOf({
    scheme,
    secrets,
    request: { method, url, headers: rawHeaders, body },
    now: receivedAt,
    truncated,
  })
}

/** A request that is on disk. */
interface Captured {
  inbox: ResolvedInbox
  received: Received
  verification: Verification
  head: CaptureHead
}

/** Aborted when the connection is gone before the answer is out. A sender that only ended its side may still read. */
const goneSignal = (response: ServerResponse): AbortSignal => {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  if (response.destroyed) gone.abort()
  return gone.signal
}

/**
 * One request: read → verified → on disk → answer decided, sent, and added to the capture. The answer goes out only after
 * the capture is stored, so a sender that got one can rely on it. Resolves when all of that is done; never rejects.
 */
export const createRequestReceiver = (parts: ReceiverParts) => {
  const { clock, captures, inboxes } = parts
  const limit = parts.bodyLimit ?? BODY_LIMIT
  const memoryLimit = parts.memoryLimit ?? MEMORY_LIMIT
  const counts = new Map<string, number>()
  let held = 0

  const capture = async (
    request: IncomingMessage,
    name: string,
    body: ReceivedBody,
    at: number,
    secure: boolean,
  ): Promise<Captured> => {
    const inbox = inboxes.find(name) ?? (await inboxes.ensure(name, isFromHere(request.socket)))
    const received: Received = {
      id: parts.ids.next('cap'),
      inbox: inbox.name,
      method: request.method ?? '?',
      target: request.url ?? '',
      httpVersion: request.httpVersion,
      secure,
      receivedAt: at,
      remoteAddress: remoteAddress(request.socket),
      rawHeaders: headerPairs(request.rawHeaders),
      rawTrailers: headerPairs(request.rawTrailers),
      body: body.bytes,
      truncated: body.end !== 'complete',
    }
    const verification = verified(inbox, received, baseOf(request, secure))
    const { head, record } = captureRecord(received, verification)
    await captures.insert(record)
    parts.onCapture(head)
    return { inbox, received, verification, head }
  }

  const asked = ({ received, verification, head, inbox }: Captured): AskedRequest => {
    const count = (counts.get(inbox.name) ?? 0) + 1
    counts.set(inbox.name, count)
    return {
      id: head.id,
      inbox: inbox.name,
      method: head.method,
      target: head.target,
      secure: head.secure,
      rawHeaders: received.rawHeaders,
      receivedAt: head.receivedAt,
      size: head.bodySize,
      complete: !head.truncated,
      verification,
      count,
      body: async most => received.body.subarray(0, most),
    }
  }

  const answered = async ({ head }: Captured, answer: CaptureAnswer): Promise<void> => {
    try {
      await captures.answered(head.id, answer)
      parts.onCapture({ ...head, answered: true, responseStatus: answer.status })
    } catch (error) {
      parts.log?.warn(`The answer to ${head.id} was not recorded: ${String(error)}`)
    }
  }

  const respond = async (response: ServerResponse, captured: Captured, { end, drained }: ReceivedBody) => {
    if (end === 'broken-off') return answered(captured, noAnswer(clock))
    const begin = clock.elapsed()
    const gone = goneSignal(response)
    const question = asked(captured)
    const answer =
      end === 'too-long'
        ? errorAnswer(tooLong(limit), drained ? [] : [['connection', 'close']])
        : await parts.respond(captured.inbox, question, gone)
    const { status } = await sendAnswer(response, answer, clock, gone)
    return answered(captured, captureAnswer(answer, status, clock.elapsed() - begin, clock))
  }

  const read = (request: IncomingMessage, response: ServerResponse, kind: RequestKind, onKept: (n: number) => void) => {
    if (kind.expectsContinue) {
      const unread: ReceivedBody = { bytes: new Uint8Array(0), end: 'too-long', drained: false }
      if (Number(request.headers['content-length']) > limit) return Promise.resolve(unread)
      response.writeContinue()
    }
    return readBody(request, { limit, drainLimit: limit * DRAIN_FACTOR, onKept })
  }

  const receive = async (request: IncomingMessage, response: ServerResponse, kind: RequestKind, name: string) => {
    const at = clock.now()
    let mine = REQUEST_OVERHEAD
    held += mine
    try {
      const body = await read(request, response, kind, bytes => {
        mine += bytes
        held += bytes
      })
      return { body, captured: await capture(request, name, body, at, kind.secure) }
    } finally {
      held -= mine
    }
  }

  const refuse = async (response: ServerResponse, answer: Answer): Promise<void> => {
    await sendAnswer(response, answer, clock, goneSignal(response))
  }

  return async (request: IncomingMessage, response: ServerResponse, kind: RequestKind): Promise<void> => {
    const name = inboxOfTarget(request.url ?? '')
    if (name === null) return refuse(response, errorAnswer(noInbox(request, kind.secure)))
    if (held >= memoryLimit) return refuse(response, errorAnswer(busy(), RETRY_SOON))
    const stored = await receive(request, response, kind, name).catch((cause: unknown) => {
      parts.log?.warn(`A request to inbox ${name} was not captured: ${String(cause)}`)
      return cause instanceof HookError ? cause : notStored(cause)
    })
    if (stored instanceof HookError) {
      return refuse(response, errorAnswer(stored, stored.status === 503 ? RETRY_SOON : []))
    }
    await respond(response, stored.captured, stored.body).catch((error: unknown) => {
      response.destroy()
      throw error
    })
  }
}
