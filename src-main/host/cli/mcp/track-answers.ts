import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { CancelledNotificationSchema, isJSONRPCRequest, type RequestId } from '@modelcontextprotocol/sdk/types.js'

/** Follows what was asked over a connected transport; `answered()` resolves when nothing is without its answer. */
export const trackAnswers = (transport: Transport) => {
  const open = new Set<RequestId>()
  let waiting: (() => void)[] = []

  const close = (id: unknown): void => {
    if (typeof id === 'string' || typeof id === 'number') open.delete(id)
    if (open.size > 0) return
    for (const resolve of waiting) resolve()
    waiting = []
  }

  const { onmessage } = transport
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a transport has no other
  transport.onmessage = (message, extra) => {
    if (isJSONRPCRequest(message)) open.add(message.id)
    const taken = CancelledNotificationSchema.safeParse(message)
    onmessage?.(message, extra)
    // What was taken back is not answered.
    if (taken.success) close(taken.data.params.requestId)
  }

  const send = transport.send.bind(transport)
  transport.send = async (message, options) => {
    await send(message, options)
    if ('id' in message && !('method' in message)) close(message.id)
  }

  return {
    answered: (): Promise<void> =>
      open.size === 0 ? Promise.resolve() : new Promise(resolve => waiting.push(resolve)),
  }
}
