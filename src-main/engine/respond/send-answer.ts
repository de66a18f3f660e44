import type { ServerResponse } from 'node:http'
import type { Clock } from '../../../src-shared/time.ts'
import type { Answer } from './responder.ts'

export interface Sent {
  /** 0: the sender was gone. */
  status: number
  durationMs: number
}

const WITHOUT_BODY = new Set([204, 205, 304])

const write = (response: ServerResponse, { status, headers, body }: Answer): void => {
  if (WITHOUT_BODY.has(status)) {
    const kept = headers.filter(([name]) => !/^content-/i.test(name))
    response.writeHead(status, [...kept, ...(status === 205 ? [['content-length', '0']] : [])].flat()).end()
    return
  }
  response.writeHead(status, [...headers, ['content-length', String(Buffer.byteLength(body))]].flat())
  // Text goes out in one write with the headers, bytes would need a second one.
  response.end(body)
}

/** Sends the answer; resolves when it is handed to the socket or the sender is gone. */
export const sendAnswer = (response: ServerResponse, answer: Answer, clock: Clock, gone: AbortSignal): Promise<Sent> =>
  new Promise(resolve => {
    const begin = clock.elapsed()
    const finish = (): void => {
      resolve({ status: response.writableFinished ? answer.status : 0, durationMs: clock.elapsed() - begin })
    }
    if (gone.aborted || response.destroyed) {
      resolve({ status: 0, durationMs: 0 })
      return
    }
    response.once('close', finish)
    write(response, answer)
  })
