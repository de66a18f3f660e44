import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort, type Transferable } from 'node:worker_threads'

/** Electron's MessagePortMain over a real port: silent until start(), unusable once it was sent away. */
export class MessagePortMain extends EventEmitter {
  private port: MessagePort | null
  private started = false

  constructor(port: MessagePort) {
    super()
    this.port = port
    port.on('close', () => this.emit('close'))
  }

  start(): void {
    if (this.started) return
    this.started = true
    this.own().on('message', (data: unknown) => this.emit('message', { data, ports: [] }))
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    this.own().postMessage(message, transfer.map(detach) as Transferable[])
  }

  close(): void {
    this.own().close()
  }

  /** Gives the real port away. */
  detach(): MessagePort {
    const port = this.own()
    port.removeAllListeners()
    this.port = null
    return port
  }

  private own(): MessagePort {
    if (this.port === null) throw new Error('The port has been transferred')
    return this.port
  }
}

export const detach = (port: MessagePortMain): MessagePort => port.detach()

export class MessageChannelMain {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain

  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new MessagePortMain(port1)
    this.port2 = new MessagePortMain(port2)
  }
}
