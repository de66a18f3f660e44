import { connect, type Socket } from 'node:net'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { createSendOnce } from '../../../../src-main/engine/dispatch/send-once.ts'
import type { CaptureForward } from '../../../../src-shared/model/answering.ts'
import { type CaptureAnswer, respondSchema } from '../../../../src-shared/model/respond.ts'
import { type AnsweringFields, answeringOf } from '../../../../src-main/engine/respond/answering.ts'
import type { ResponderParts } from '../../../../src-main/engine/respond/create-responder.ts'
import type { AskedRequest } from '../../../../src-main/engine/respond/responder.ts'
import { createHeldRequests } from '../../../../src-main/engine/respond/held-requests.ts'
import type { ResolvedInbox } from '../../../../src-main/engine/inbox/inbox-service.ts'
import { openReceiver, rigResponder, standingClock } from '../receive/receiver-rig.ts'

export const rules = (...list: object[]) => respondSchema.parse({ rules: list })

/** A request that waits for its answer. */
export const askedRequest: AskedRequest = {
  id: 'cap_1',
  inbox: 'shop',
  method: 'POST',
  target: '/shop',
  secure: false,
  rawHeaders: [],
  receivedAt: 0,
  size: 0,
  complete: true,
  verification: { scheme: 'none', result: 'none', code: null, reason: '', checks: [] },
  count: 1,
  body: async () => new Uint8Array(0),
}

/** A receiver with inboxes that answer as is said, and what became of their captures. */
export const openAnswers = async (more: Partial<ResponderParts> = {}) => {
  const forwards = new Map<string, CaptureForward>()
  const held = createHeldRequests(standingClock, () => {})
  const sendOnce = createSendOnce({
    clock: standingClock,
    policy: createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => true }),
    localCa: () => null,
  })
  const rig = await openReceiver({
    respond: rigResponder({
      held,
      sendOnce,
      captures: {
        async forwarded(id, forward) {
          forwards.set(id, JSON.parse(forward))
        },
      },
      ...more,
    }),
  })
  return {
    ...rig,
    held,
    inbox(name: string, fields: Partial<AnsweringFields>, settings: Partial<ResolvedInbox> = {}) {
      const before = rig.inboxes.get(name)?.answering
      rig.addInbox(name, { ...settings, answering: answeringOf(fields, before) })
    },
    answers: (): CaptureAnswer[] =>
      rig.records.map(({ answer }) => JSON.parse(answer ?? 'null')).filter(answer => answer !== null),
    forwardOf: (at: number) => forwards.get(rig.records[at]?.id ?? '') ?? null,
    [Symbol.asyncDispose]: () => rig.receiver.close(),
  }
}

/** What a raw client saw of one request: every byte, when each part came, and how the connection ended. */
export interface Seen {
  text: string
  parts: { at: number; bytes: number }[]
  ended: 'closed' | 'reset' | 'open'
}

/** Sends bytes and looks until the connection ends or `enough` says so. */
export const observe = (
  port: number,
  request: string,
  {
    enough = () => false,
    forMs,
    halfClose = false,
    leave = 'close',
  }: { enough?: (text: string) => boolean; forMs?: number; halfClose?: boolean; leave?: 'close' | 'reset' } = {},
): Promise<Seen & { socket: Socket }> =>
  new Promise(resolve => {
    const seen: Seen = { text: '', parts: [], ended: 'open' }
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      socket.write(request, 'latin1')
      if (halfClose) socket.end()
    })
    const finish = (ended: Seen['ended']): void => {
      clearTimeout(timer)
      seen.ended = ended
      if (leave === 'reset') socket.resetAndDestroy()
      else socket.destroy()
      resolve({ ...seen, socket })
    }
    const timer = setTimeout(() => finish('open'), forMs ?? 20_000)
    socket.on('data', chunk => {
      seen.text += chunk.toString('latin1')
      seen.parts.push({ at: performance.now(), bytes: chunk.length })
      if (enough(seen.text)) finish('open')
    })
    socket.on('error', error => finish('code' in error && error.code === 'ECONNRESET' ? 'reset' : 'closed'))
    socket.on('end', () => finish('closed'))
  })

export const get = (target: string, headers = ''): string => `GET ${target} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`
