import type { MessagePort } from 'node:worker_threads'

/** What passes between the two processes beside the messages themselves: the traffic of the ports sent along. */
export type Wire =
  | { kind: 'message'; message: unknown; ports: number[] }
  | { kind: 'port'; id: number; data: unknown }
  | { kind: 'closed'; id: number }

/** Carries real MessagePorts over a child process's channel, which cannot transfer them: one side's half. */
export const createPortBridge = (send: (wire: Wire) => void) => {
  const ports = new Map<number, MessagePort>()
  return {
    add(id: number, port: MessagePort): void {
      ports.set(id, port)
      port.on('message', data => send({ kind: 'port', id, data }))
      port.on('close', () => {
        if (ports.delete(id)) send({ kind: 'closed', id })
      })
    },

    receive(wire: Exclude<Wire, { kind: 'message' }>): void {
      const port = ports.get(wire.id)
      if (wire.kind === 'port') port?.postMessage(wire.data)
      else if (ports.delete(wire.id)) port?.close()
    },

    closeAll(): void {
      const open = [...ports.values()]
      ports.clear()
      for (const port of open) port.close()
    },
  }
}
