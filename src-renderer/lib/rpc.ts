import { createORPCClient } from '@orpc/client'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { type Client, toHookError } from '../../src-shared/contract/client.ts'
import { openBrowserDoor } from './browser-door.ts'
import { openDesktopDoor } from './desktop-door.ts'
import { createGate } from './gate.ts'

const gate = createGate()

/** The only door to the engine. Every call that fails throws a HookError. */
export const client: Client = createORPCClient({
  async call(path, input, options) {
    try {
      return await (await gate.pass()).call(path, input, options)
    } catch (error) {
      throw toHookError(error)
    }
  },
})

/** Query and mutation options of the contract for TanStack Query. */
export const rpc = createTanstackQueryUtils(client)

let tryAgain = (): void => {}

/** Opens the way to the engine (once) and calls `onOpen` each time it is open again. */
export const connect = (onOpen: () => void): void => {
  gate.onOpen(onOpen)
  tryAgain = window.hookbench ? openDesktopDoor(gate, window.hookbench) : openBrowserDoor(gate)
}

/** Tries at once instead of after the pause. */
export const reconnect = (): void => tryAgain()
