import { RPCLink } from '@orpc/client/message-port'
import { type EngineState, PORT_MESSAGE, type ShellApi } from '../../src-shared/shell.ts'
import { setConnection } from './connection.ts'
import type { Gate } from './gate.ts'
import { go, paths } from './router.ts'

const isPortMessage = (event: MessageEvent<unknown>): boolean =>
  event.source === window &&
  typeof event.data === 'object' &&
  event.data !== null &&
  'type' in event.data &&
  event.data.type === PORT_MESSAGE

/** Takes the MessagePorts to the engine that the shell hands over. Returns the function that asks for a new one. */
export const openDesktopDoor = (gate: Gate, shell: ShellApi): (() => void) => {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0]
    if (!port || !isPortMessage(event)) return
    gate.open(new RPCLink({ port }))
    port.start()
    setConnection({ state: 'open' })
  })
  shell.onEngineState((engine: EngineState) => {
    if (engine.state === 'running') return
    gate.close()
    if (engine.state === 'starting') setConnection({ state: 'connecting' })
    else if (engine.state === 'failed') setConnection({ state: 'failed', reason: engine.reason })
    else setConnection({ state: 'reconnecting', reason: engine.reason, attempt: engine.attempt })
  })
  shell.onShowWebhook(id => go(paths.webhook(id)))
  shell.connect()
  return () => shell.connect()
}
