import type { Socket } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { startSink } from '../support/sink.ts'

export interface Receipts {
  url: string
  /** Sets the secret that every request has to verify with. */
  expectSecret(secret: string): void
  /** From now on requests belong to the next life of the host. Resolves when the last life's connections are gone. */
  nextLife(): Promise<void>
  /** For each message id the lives in which it was received, in order. */
  lives: Map<string, number[]>
  /** What did not verify. */
  unverified: string[]
  close(): Promise<void>
}

/**
 * An endpoint that answers 200 after `delayMs()` and keeps count of which message came in which life of the host, so
 * that a second delivery can be told apart: after a crash, or (never right) within one life.
 */
export const startReceipts = async (delayMs: () => number): Promise<Receipts> => {
  const lives = new Map<string, number[]>()
  const unverified: string[] = []
  const sockets = new Set<Socket>()
  let life = 0
  let webhook: Webhook | null = null
  let onSilence = (): void => {}

  const follow = (socket: Socket): void => {
    if (socket.destroyed || sockets.has(socket)) return
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) onSilence()
    })
  }

  const sink = await startSink(({ headers, body }) => {
    const id = String(headers['webhook-id'])
    const seen = lives.get(id)
    if (seen === undefined) lives.set(id, [life])
    else seen.push(life)
    try {
      webhook?.verify(body.toString(), headers as Record<string, string>)
    } catch (error) {
      unverified.push(`${id}: ${String(error)}`)
    }
    return (request, response) => {
      follow(request.socket)
      setTimeout(() => response.writeHead(200).end(), delayMs())
    }
  })

  return {
    url: sink.url,
    lives,
    unverified,
    expectSecret(secret) {
      webhook = new Webhook(secret)
    },
    async nextLife() {
      if (sockets.size > 0) {
        await new Promise<void>(resolve => {
          onSilence = resolve
        })
      }
      life++
    },
    close: sink.close,
  }
}
