import { connect } from 'node:net'
import { expect } from 'vitest'
import type { ResolvedInbox } from '../../../../src-main/engine/inbox/inbox-service.ts'
import type { CaptureHead, CaptureRecord } from '../../../../src-main/engine/port/store.ts'
import { answeringOf } from '../../../../src-main/engine/respond/answering.ts'
import { createReceiver } from '../../../../src-main/engine/receive/create-receiver.ts'
import type { ReceiverParts } from '../../../../src-main/engine/receive/receiver-parts.ts'
import { createHeldRequests } from '../../../../src-main/engine/respond/held-requests.ts'
import { createResponder, type ResponderParts } from '../../../../src-main/engine/respond/create-responder.ts'
import type { Responder } from '../../../../src-main/engine/respond/responder.ts'
import { createIdSource } from '../../../../src-shared/id.ts'
import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { Clock } from '../../../../src-shared/time.ts'
import { until } from '../../../support/until.ts'

export const RECEIVED_AT = 1_770_000_000_000

/** Wall time stands still; waiting is real. */
export const standingClock: Clock = {
  now: () => RECEIVED_AT,
  elapsed: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}

const inboxOf = (name: string, more: Partial<ResolvedInbox> = {}): ResolvedInbox => ({
  name,
  scheme: null,
  secrets: [],
  publicUrl: null,
  onBadSignature: 'reject',
  answering: answeringOf({}),
  ...more,
})

/** Answers as an engine does; what it cannot do without one fails. */
export const rigResponder = (more: Partial<ResponderParts> = {}): Responder =>
  createResponder({
    held: createHeldRequests(standingClock, () => {}),
    sendOnce: () => Promise.reject(new Error('Nothing is sent here.')),
    captures: { forwarded: async () => {} },
    lastEvent: async () => null,
    warn: message => {
      throw new Error(message)
    },
    ...more,
  })

/** A receiver on a free port whose captures are collected in memory. */
export const openReceiver = async (more: Partial<ReceiverParts> = {}) => {
  const records: CaptureRecord[] = []
  const heads = new Map<string, CaptureHead>()
  const inboxes = new Map<string, ResolvedInbox>()
  const receiver = createReceiver({
    clock: standingClock,
    ids: createIdSource(standingClock),
    captures: {
      async insert(record) {
        records.push(record)
      },
      async answered(id, answer) {
        const record = records.find(each => each.id === id)
        if (record) {
          Object.assign(record, { answered: true, responseStatus: answer.status, answer: JSON.stringify(answer) })
        }
      },
    },
    inboxes: {
      find: name => inboxes.get(name),
      async ensure(name) {
        const inbox = inboxes.get(name) ?? inboxOf(name)
        inboxes.set(name, inbox)
        return inbox
      },
    },
    bodies: null,
    respond: rigResponder(),
    onCapture: head => heads.set(head.id, head),
    ...more,
  })
  const { port, url } = await receiver.listenHttp({ host: '127.0.0.1', port: 0, explicit: true })
  return {
    receiver,
    port,
    url,
    records,
    /** As they were told last. */
    heads: () => [...heads.values()],
    /** Resolves when all that were stored have their answer. */
    allAnswered: () => until(() => expect(records.filter(record => !record.answered)).toEqual([])),
    inboxes,
    addInbox: (name: string, settings: Partial<ResolvedInbox>) => inboxes.set(name, inboxOf(name, settings)),
    [Symbol.asyncDispose]: () => receiver.close(),
  }
}

export const headersOf = (record: CaptureRecord | undefined): HeaderList => JSON.parse(record?.rawHeaders ?? '[]')

/** Sends bytes over one connection and gives back everything that came until `done` says so or the other end closed. */
export const exchange = (
  port: number,
  bytes: string | Uint8Array,
  done: (answer: string) => boolean,
): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const finish = (): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('data', chunk => {
      answer += chunk.toString('latin1')
      if (done(answer)) finish()
    })
    socket.on('close', finish)
    socket.on('error', error => (answer === '' ? reject(error) : finish()))
  })

export const answered = (answer: string): boolean => answer.includes('Webhook received!')

export const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
