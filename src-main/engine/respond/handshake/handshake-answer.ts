import type { ResolvedInbox } from '../../inbox/inbox-service.ts'
import { plainAnswer, textAnswer } from '../answers.ts'
import type { Answer, AskedRequest } from '../responder.ts'
import { LONGEST_HANDSHAKE } from './handshake.ts'
import { readHandshake } from './read-handshake.ts'

/** Methods that providers ask with. */
const METHODS = new Set(['POST', 'GET', 'OPTIONS'])

export interface HandshakeOutcome {
  /** Null: it is answered like any other request. */
  answer: Answer | null
  note: string | null
}

const none: HandshakeOutcome = { answer: null, note: null }

/** What a provider is told that asks whether the endpoint is yours. */
export const handshakeAnswer = async (inbox: ResolvedInbox, request: AskedRequest): Promise<HandshakeOutcome> => {
  const { handshake } = inbox.answering
  const { method, target, rawHeaders: headers, receivedAt, size, verification } = request
  if (handshake === 'ignore' || !METHODS.has(method) || size > LONGEST_HANDSHAKE) return none
  const body = await request.body(LONGEST_HANDSHAKE)
  const found = readHandshake({ method, target, headers, receivedAt, body })
  if (found === null) return none
  if (handshake === 'refuse') {
    const note = `${found.title} was refused, as the inbox says.`
    return { answer: textAnswer('handshake', 403, 'This endpoint does not take it.\n', note), note: null }
  }
  const bad = verification.result === 'invalid' || verification.result === 'missing'
  if (found.ask.signed && bad && inbox.onBadSignature === 'reject') {
    return { answer: null, note: `${found.title} was not answered, as its signature is not valid.` }
  }
  const { note, ...reply } = found.ask.reply(inbox)
  return { answer: plainAnswer('handshake', reply, note), note: null }
}
