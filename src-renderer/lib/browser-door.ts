import { RPCLink } from '@orpc/client/websocket'
import { RPC_PATH } from '../../src-shared/contract/client.ts'
import { SECOND } from '../../src-shared/time.ts'
import { clock } from './clock.ts'
import { setConnection } from './connection.ts'
import type { Gate } from './gate.ts'
import { askSession } from './session.ts'

const LONGEST_PAUSE_MS = 8 * SECOND
const backOff = (attempt: number): number => Math.min(LONGEST_PAUSE_MS, 250 * 2 ** attempt)

/**
 * Keeps one WebSocket to the host that served this page.
 *
 *   ask session ──in──▶ open socket ──open──▶ open ──close──▶ pause ─┐
 *      ▲   ├──out──▶ login (logIn calls back)                        │
 *      │   └──away─▶ pause ──────────────────────────────────────────┤
 *      └─────────────────────────────────────────────────────────────┘
 *
 * Returns the function that tries again at once.
 */
export const openBrowserDoor = (gate: Gate): (() => void) => {
  let attempt = 0
  let busy = false
  let cancelPause = (): void => {}

  const pause = (reason: string): void => {
    busy = false
    attempt += 1
    setConnection({ state: 'reconnecting', reason, attempt })
    cancelPause = clock.after(backOff(attempt), () => void connect())
  }

  const connect = async (): Promise<void> => {
    if (busy) return
    busy = true
    cancelPause()
    const session = await askSession()
    if (session.state === 'away') return pause('The engine does not answer.')
    if (session.state === 'out') {
      busy = false
      return setConnection({ state: 'login', help: session.help })
    }
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${RPC_PATH}`)
    socket.addEventListener('open', () => {
      attempt = 0
      gate.open(new RPCLink({ websocket: socket }))
      setConnection({ state: 'open' })
    })
    socket.addEventListener('close', () => {
      gate.close()
      pause('The connection to the engine was lost.')
    })
  }

  window.addEventListener('online', () => void connect())
  void connect()
  return () => void connect()
}
