import type { ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { type Fault, LONGEST_DELAY_MS } from '../../../../src-shared/model/respond.ts'
import type { Clock } from '../../../../src-shared/time.ts'
import type { Answer } from '../responder.ts'
import { abortableWait } from './abortable-wait.ts'
import { answerHead, bodyBytes, isBodiless } from './answer-head.ts'
import { ended } from './ended.ts'

const DRIP_MS = 200
/** A long body drips in larger drops: 200 s is the longest. */
const MOST_DROPS = 1000

type Send = (response: ServerResponse, answer: Answer, clock: Clock, gone: AbortSignal) => Promise<boolean>

/** Behind earlier requests of the same connection a response has no socket yet. */
const ownSocket = (response: ServerResponse, gone: AbortSignal): Promise<Socket | null> =>
  new Promise(resolve => {
    if (response.socket) return resolve(response.socket)
    if (gone.aborted) return resolve(null)
    response.once('socket', resolve)
    gone.addEventListener('abort', () => resolve(null), { once: true })
  })

const written = (socket: Socket, bytes: Uint8Array | string): Promise<void> =>
  new Promise(resolve => {
    socket.write(bytes, () => resolve())
    if (socket.destroyed) resolve()
  })

/** The TCP connection below TLS, where there is one. */
const plainSocket = (socket: Socket): Socket => {
  const parent: unknown = Reflect.get(socket, '_parent')
  return parent instanceof Socket ? parent : socket
}

const reset: Send = async (response, _answer, _clock, gone) => {
  const socket = await ownSocket(response, gone)
  if (socket !== null) plainSocket(socket).resetAndDestroy()
  return false
}

const hang: Send = async (response, _answer, clock, gone) => {
  await abortableWait(clock, LONGEST_DELAY_MS, gone)
  response.destroy()
  return false
}

/** The head and a first part of the body. Parts are bytes, so that the head is not encoded as they are. */
const begin = (response: ServerResponse, status: number, head: string[], part: Uint8Array): void => {
  response.writeHead(status, head)
  if (part.length === 0) response.flushHeaders()
  else response.write(part)
}

const drip: Send = async (response, answer, clock, gone) => {
  const body = bodyBytes(answer)
  const drop = Math.ceil(body.length / MOST_DROPS)
  begin(response, answer.status, answerHead(answer), body.subarray(0, drop))
  for (let at = drop; at < body.length; at += drop) {
    await abortableWait(clock, DRIP_MS, gone)
    if (gone.aborted) return true
    response.write(body.subarray(at, at + drop))
  }
  const done = ended(response, gone)
  response.end()
  await done
  return true
}

/** Writes `last` behind what went out of a response, past it, and closes the connection. */
const breakOff = async (response: ServerResponse, last: string, gone: AbortSignal): Promise<boolean> => {
  const socket = await ownSocket(response, gone)
  if (socket === null) return false
  await written(socket, last)
  socket.destroySoon()
  return true
}

/** Half of the body in a chunk, then one whose length is no number. */
const badChunk: Send = (response, answer, _clock, gone) => {
  const body = bodyBytes(answer)
  const head = answerHead(answer, ['transfer-encoding', 'chunked'])
  begin(response, answer.status, head, body.subarray(0, Math.floor(body.length / 2)))
  return breakOff(response, 'not-a-length\r\n', gone)
}

const closeMidBody: Send = (response, answer, _clock, gone) => {
  const body = bodyBytes(answer)
  begin(response, answer.status, answerHead(answer), body.subarray(0, Math.ceil(body.length / 2)))
  return breakOff(response, '', gone)
}

const senders: Record<Fault, Send> = {
  reset,
  hang,
  drip,
  'bad-chunk': badChunk,
  'close-mid-body': closeMidBody,
}

/** An answer that goes wrong on purpose. False: no status went out. */
export const sendFault = async (
  response: ServerResponse,
  answer: Answer,
  fault: Fault,
  clock: Clock,
  gone: AbortSignal,
): Promise<boolean> => {
  const needsBody = fault !== 'reset' && fault !== 'hang'
  if (needsBody && isBodiless(response, answer.status)) {
    response.writeHead(answer.status, answerHead(answer)).end()
    return true
  }
  return senders[fault](response, answer, clock, gone)
}
