import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import { join } from 'node:path'
import { detach, type MessagePortMain } from './message-port-main.ts'
import { createPortBridge, type Wire } from './port-bridge.ts'

/** Electron's UtilityProcess as a real Node process with `process.parentPort`; ports reach it over a bridge. */
export class UtilityProcess extends EventEmitter {
  readonly child: ChildProcess
  private nextPort = 1
  private bridge = createPortBridge(wire => this.send(wire))

  constructor(entry: string, args: string[], options: { env?: NodeJS.ProcessEnv }) {
    super()
    this.child = fork(join(import.meta.dirname, 'utility-child.ts'), [entry, ...args], {
      serialization: 'advanced',
      execArgv: [],
      env: options.env ?? process.env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.child.once('spawn', () => this.emit('spawn'))
    this.child.on('message', (wire: Wire) => {
      if (wire.kind === 'message') this.emit('message', wire.message)
      else this.bridge.receive(wire)
    })
    this.child.once('exit', (code, signal) => {
      this.bridge.closeAll()
      this.emit('exit', code ?? (signal === null ? 1 : constants.signals[signal]))
    })
  }

  get pid(): number | undefined {
    return this.child.exitCode === null && this.child.signalCode === null ? this.child.pid : undefined
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    const ports = transfer.map(port => {
      const id = this.nextPort++
      this.bridge.add(id, detach(port))
      return id
    })
    this.send({ kind: 'message', message, ports })
  }

  kill(): boolean {
    return this.child.kill()
  }

  private send(wire: Wire): void {
    if (this.child.connected) this.child.send(wire)
  }
}
