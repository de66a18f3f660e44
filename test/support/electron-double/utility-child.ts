import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import { MessagePortMain } from './message-port-main.ts'
import { createPortBridge, type Wire } from './port-bridge.ts'

/** Runs in the utility process: gives it `process.parentPort`, then loads its entry. */
const [entry = ''] = process.argv.splice(2, 1)

const send = (wire: Wire): void => void (process.connected && process.send?.(wire))
const bridge = createPortBridge(send)

/** Messages wait until there is a listener, as they do in Electron. */
class ParentPort extends EventEmitter {
  private waiting: unknown[] = []

  constructor() {
    super()
    this.on('newListener', event => {
      if (event !== 'message') return
      for (const message of this.waiting.splice(0)) setImmediate(() => this.emit('message', message))
    })
  }

  deliver(message: unknown): void {
    if (this.listenerCount('message') === 0) this.waiting.push(message)
    else this.emit('message', message)
  }

  postMessage(message: unknown): void {
    send({ kind: 'message', message, ports: [] })
  }
}

const parentPort = new ParentPort()
Object.assign(process, { parentPort })

process.on('message', (wire: Wire) => {
  if (wire.kind !== 'message') return bridge.receive(wire)
  const ports = wire.ports.map(id => {
    const { port1, port2 } = new MessageChannel()
    bridge.add(id, port2)
    return new MessagePortMain(port1)
  })
  parentPort.deliver({ data: wire.message, ports })
})
// The shell is gone, and with it Electron would take this process along.
process.once('disconnect', () => process.exit(1))

await import(pathToFileURL(entry).href)
