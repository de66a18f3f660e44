import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { CaptureAnswer } from '../../../src-shared/model/respond.ts'
import type { Verification } from '../../../src-shared/model/verification.ts'
import { headerPairs } from '../header-pairs.ts'
import type { ResolvedInbox } from '../inbox/inbox-service.ts'
import type { CaptureHead } from '../port/store.ts'
import type { Answer, AskedRequest } from '../respond/responder.ts'
import { isBodiless } from '../respond/send/answer-head.ts'
import { sendAnswer } from '../respond/send-answer.ts'
import { captureAnswer, noAnswer } from './capture-answer.ts'
import { bodyInMemory, captureRecord, type Received } from './capture-record.ts'
import { goneSignal } from './gone-signal.ts'
import { hungUpWith } from './hung-up-with.ts'
import { inboxOfTarget } from './inbox-of-target.ts'
import { createMemoryBudget } from './memory-budget.ts'
import { type ReceivedBody, readBody, unreadBody } from './read-body.ts'
import type { ReceiverParts } from './receiver-parts.ts'
import { bodyTooLong, busy, errorAnswer, noInbox, notStored } from './refusals.ts'
import { isFromHere, remoteAddress } from './remote-address.ts'
import { createVerifyReceived } from './verify-received.ts'

const MIB = 1024 * 1024
const BODY_LIMIT = 100_000_000
const BODY_LIMIT_IN_MEMORY = 5 * MIB
/** What is read of a body beyond the limit, so that its sender comes to read the answer. */
const DRAIN_FACTOR = 8
const MOST_DRAINED = 64 * MIB
/** Requests that are under way may take this much memory; beyond it senders are asked to come again. */
const MEMORY_LIMIT = 48 * MIB
const REQUEST_OVERHEAD = 4096

export interface RequestKind {
  secure: boolean
  /** The sender waits for `100 Continue` before it sends the body. */
  expectsContinue: boolean
}

interface Arrival {
  id: string
  /** Unix milliseconds. */
  at: number
  secure: boolean
  /** Of the sender; it is not known any more when the connection has ended. */
  from: string
  isFromHere: boolean
  base: string
}

/** A request that is on disk. */
interface Captured {
  inbox: ResolvedInbox
  received: Received
  verification: Verification
  head: CaptureHead
  body: ReceivedBody
}

const baseOf = (request: IncomingMessage, secure: boolean): string =>
  `${secure ? 'https' : 'http'}://127.0.0.1:${request.socket.localPort}`

const closing: HeaderList = [['connection', 'close']]

/**
 * One request: read → verified → on disk → answer decided, sent, and added to the capture. The answer goes out only after
 * the capture is stored, so a sender that got one can rely on it. Resolves when all of that is done.
 */
export const createRequestReceiver = (parts: ReceiverParts) => {
  const { clock, captures, inboxes, bodies } = parts
  const limit = parts.bodyLimit ?? (bodies === null ? BODY_LIMIT_IN_MEMORY : BODY_LIMIT)
  const drainLimit = Math.min(limit * DRAIN_FACTOR, limit + MOST_DRAINED)
  const memory = createMemoryBudget(parts.memoryLimit ?? MEMORY_LIMIT)
  const verified = createVerifyReceived(bodies)
  const counts = new Map<string, number>()

  const read = (
    request: IncomingMessage,
    response: ServerResponse,
    { expectsContinue }: RequestKind,
    id: string,
    onHeld: (bytes: number) => void,
  ): Promise<ReceivedBody> => {
    if (expectsContinue) {
      if (Number(request.headers['content-length']) > limit) return Promise.resolve(unreadBody)
      response.writeContinue()
    }
    const toFile = bodies === null ? null : { after: memory.inMemory, create: () => bodies.create(id) }
    return readBody(request, { limit, drainLimit, toFile, onHeld })
  }

  const store = async (
    request: IncomingMessage,
    name: string,
    body: ReceivedBody,
    { id, at, secure, from, isFromHere, base }: Arrival,
  ): Promise<Captured> => {
    const inbox = inboxes.find(name) ?? (await inboxes.ensure(name, isFromHere))
    const received: Received = {
      id,
      inbox: inbox.name,
      method: request.method ?? '?',
      target: request.url ?? '',
      httpVersion: request.httpVersion,
      secure,
      receivedAt: at,
      remoteAddress: from,
      rawHeaders: headerPairs(request.rawHeaders),
      rawTrailers: headerPairs(request.rawTrailers),
      body:
        body.file === null
          ? bodyInMemory(body.bytes)
          : { bytes: body.bytes, size: body.size, sha256: body.file.sha256, inFile: true },
      truncated: body.end !== 'complete',
      replayOf: parts.replays?.of(request.socket) ?? null,
    }
    const verification = await verified(inbox, received, base)
    const { head, record } = captureRecord(received, verification)
    await captures.insert(record)
    parts.replays?.arrived(request.socket, head.id)
    parts.onCapture(head)
    return { inbox, received, verification, head, body }
  }

  const readAndStore = async (
    request: IncomingMessage,
    response: ServerResponse,
    kind: RequestKind,
    name: string,
    hold: (bytes: number) => void,
  ): Promise<Captured> => {
    const arrival: Arrival = {
      id: parts.ids.next('cap'),
      at: clock.now(),
      secure: kind.secure,
      from: remoteAddress(request.socket),
      isFromHere: isFromHere(request.socket),
      base: baseOf(request, kind.secure),
    }
    const body = await read(request, response, kind, arrival.id, hold)
    return store(request, name, body, arrival).catch(async (error: unknown) => {
      await body.file?.writer.discard()
      throw error
    })
  }

  const bodyStart = async ({ id, body }: Received, most: number): Promise<Uint8Array> => {
    if (bodies === null || !body.inFile || most <= body.bytes.length) return body.bytes.subarray(0, most)
    const blob = await bodies.open(id)
    return new Uint8Array(await blob.slice(0, most).arrayBuffer())
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
      body: most => bodyStart(received, most),
    }
  }

  const record = async ({ head }: Captured, answer: CaptureAnswer): Promise<void> => {
    try {
      await captures.answered(head.id, answer)
      parts.onCapture({ ...head, answered: true, responseStatus: answer.status })
    } catch (error) {
      parts.log?.warn(`The answer to ${head.id} was not recorded: ${String(error)}`)
    }
  }

  const respond = async (response: ServerResponse, captured: Captured): Promise<void> => {
    const { end, drained } = captured.body
    const question = asked(captured)
    if (end === 'broken-off') {
      const sent = hungUpWith.get(response.req)
      return record(captured, sent ? captureAnswer(sent, sent.status, 0, clock) : noAnswer(clock))
    }
    const begin = clock.elapsed()
    const gone = goneSignal(response, clock)
    const answer =
      end === 'too-long'
        ? errorAnswer(bodyTooLong(limit), drained ? [] : closing)
        : await parts.respond(captured.inbox, question, gone)
    const { status } = await sendAnswer(response, answer, clock, gone)
    const sent = isBodiless(response, answer.status) ? { ...answer, body: '' } : answer
    return record(captured, captureAnswer(sent, status, clock.elapsed() - begin, clock))
  }

  const refuse = async (response: ServerResponse, answer: Answer): Promise<void> => {
    await sendAnswer(response, answer, clock, goneSignal(response, clock))
  }

  const receive = async (request: IncomingMessage, response: ServerResponse, kind: RequestKind, name: string) => {
    let mine = 0
    const hold = (bytes: number): void => {
      mine += bytes
      memory.hold(bytes)
    }
    hold(REQUEST_OVERHEAD)
    try {
      const captured = await readAndStore(request, response, kind, name, hold).catch(notStored)
      if ('received' in captured) return await respond(response, captured)
      const why = captured.cause instanceof Error ? captured.cause.message : captured.message
      parts.log?.warn(`A request to inbox ${name} was not captured: ${why}`)
      await refuse(response, errorAnswer(captured, request.complete ? [] : closing))
    } catch (error) {
      response.destroy()
      throw error
    } finally {
      memory.hold(-mine)
    }
  }

  return async (request: IncomingMessage, response: ServerResponse, kind: RequestKind): Promise<void> => {
    const name = inboxOfTarget(request.url ?? '') ?? parts.fallbackInbox ?? null
    if (name === null) return refuse(response, errorAnswer(noInbox(baseOf(request, kind.secure))))
    if (memory.isFull()) return refuse(response, errorAnswer(busy()))
    return receive(request, response, kind, name)
  }
}
