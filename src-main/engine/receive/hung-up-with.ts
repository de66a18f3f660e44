import type { IncomingMessage } from 'node:http'
import type { Answer } from '../respond/responder.ts'

/** What went out to senders whose request failed in its body, before anything could decide an answer. */
export const hungUpWith = new WeakMap<IncomingMessage, Answer>()
