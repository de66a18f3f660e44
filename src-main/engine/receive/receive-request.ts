import type { IncomingMessage, ServerResponse } from 'node:http'
import { HookError } from '../../../src-shared/error.ts'
import type { Verification } from '../../../src-shared/model/verification.ts'
import { headerPairs } from '../header-pairs.ts'
import type { ResolvedInbox } from '../inbox/inbox-service.ts'
import { signedUrl } from '../sign/signed-url.ts'
import { verificationOf } from '../sign/verification-of.ts'
import { type Answer, errorAnswer, sendAnswer } from './answer.ts'
import { captureRecord, type Received } from './capture-record.ts'
import { inboxOfTarget } from './inbox-of-target.ts'
import { type ReceivedBody, readBody } from './read-body.ts'
import type { ReceiverParts } from './receiver-parts.ts'
import { remoteAddress } from './remote-address.ts'

const MIB = 1024 * 1024
const BODY_LIMIT = 5 * MIB
const DRAIN_FACTOR = 8
/** Bodies on their way to the disk may take this much memory; beyond it senders are asked to come again. */
const MEMORY_LIMIT = 128 * MIB
const REQUEST_OVERHEAD = 4096

export interface RequestKind {
  secure: boolean
  /** The sender waits for `100 Continue` before it sends the body. */
  expectsContinue: boolean
}

const badSignature: Answer = { status: 400, contentType: 'text/plain', body: 'Invalid WebHook signature.' }

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

/**
 * One request: read → verify → on disk → answered. The answer goes out only after the capture is stored, so a sender
 * that got one can rely on it. Resolves when the answer is out or the sender is gone; never rejects.
 */
export const createRequestReceiver = (parts: ReceiverParts) => {
  const limit = parts.bodyLimit ?? BODY_LIMIT
  const memoryLimit = parts.memoryLimit ?? MEMORY_LIMIT
  let held = 0

  const answerFor = (inbox: ResolvedInbox, body: ReceivedBody, verification: Verification): Answer | null => {
    if (body.end === 'broken-off') return null
    if (body.end === 'too-long') return errorAnswer(tooLong(limit), body.drained ? {} : { connection: 'close' })
    const bad = verification.result === 'invalid' || verification.result === 'missing'
    return bad && inbox.onBadSignature === 'reject' ? badSignature : inbox.response
  }

  const capture = async (request: IncomingMessage, name: string, body: ReceivedBody, at: number, secure: boolean) => {
    const inbox = parts.inboxes.find(name) ?? (await parts.inboxes.ensure(name))
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
    const answer = answerFor(inbox, body, verification)
    const { head, record } = captureRecord(received, verification, answer)
    await parts.captures.insert(record)
    parts.onCapture(head)
    return answer
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
    const at = parts.clock.now()
    let mine = REQUEST_OVERHEAD
    held += mine
    try {
      const body = await read(request, response, kind, bytes => {
        mine += bytes
        held += bytes
      })
      return await capture(request, name, body, at, kind.secure)
    } finally {
      held -= mine
    }
  }

  return async (request: IncomingMessage, response: ServerResponse, kind: RequestKind): Promise<void> => {
    const name = inboxOfTarget(request.url ?? '')
    if (name === null) return sendAnswer(response, errorAnswer(noInbox(request, kind.secure)))
    if (held >= memoryLimit) return sendAnswer(response, errorAnswer(busy(), { 'retry-after': '1' }))
    try {
      const answer = await receive(request, response, kind, name)
      if (answer) await sendAnswer(response, answer)
    } catch (cause) {
      parts.log?.warn(`A request to inbox ${name} was not captured: ${String(cause)}`)
      const error = cause instanceof HookError ? cause : notStored(cause)
      await sendAnswer(response, errorAnswer(error, error.status === 503 ? { 'retry-after': '1' } : {}))
    }
  }
}
