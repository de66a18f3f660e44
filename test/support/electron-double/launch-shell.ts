import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { Client } from '../../../src-shared/contract/client.ts'
import { type EngineState, PORT_MESSAGE } from '../../../src-shared/shell.ts'
import type { BrowserWindow } from './browser-window.ts'
import type { PageWindow } from './page.ts'
import type { UtilityProcess } from './utility-process.ts'
import { createWorld, worlds } from './world.ts'

const root = join(import.meta.dirname, '../../..')
const { load } = createRequire(import.meta.url)('./load.cjs') as { load(path: string, shell: string): Promise<void> }

interface LaunchOptions {
  dataDir: string
  /** Whether the system has a key store. */
  keyStore?: boolean
}

/** Starts the built shell (out/main/electron.js) on a double of Electron; the engine runs in a real process. */
export const launchShell = async ({ dataDir, keyStore = true }: LaunchOptions) => {
  const main = join(root, 'out/main/electron.js')
  if (!existsSync(main)) throw new Error('out/main/electron.js is missing: run `npm run build` first.')
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }

  const world = createWorld({ version, keyStore })
  const number = String(worlds().size + 1)
  worlds().set(number, world)
  process.env.HOOKBENCH_DATA = dataDir
  process.env.HOOKBENCH_PORT = '0'
  process.env.HOOKBENCH_RECEIVER_PORT = '0'
  process.env.HOOKBENCH_LOG_LEVEL ??= 'silent'
  await load(main, number)
  world.app.begin()

  return {
    ...world,
    get window(): BrowserWindow | undefined {
      return [...world.app.windows][0]
    },
    get page(): PageWindow | undefined {
      return this.window?.webContents.page?.window
    },
    get engine(): UtilityProcess | undefined {
      return world.engines.at(-1)
    },
  }
}

export type Shell = Awaited<ReturnType<typeof launchShell>>

/** What the renderer does: asks for ports and makes a client of each, and listens to the engine's state. */
export const actAsRenderer = (page: PageWindow) => {
  const clients: Client[] = []
  const states: EngineState[] = []
  page.addEventListener('message', event => {
    if (!(event instanceof MessageEvent) || (event.data as { type?: string }).type !== PORT_MESSAGE) return
    const [port] = event.ports
    if (port === undefined) return
    clients.push(createORPCClient(new RPCLink({ port })))
    port.start()
  })
  page.hookbench.onEngineState(state => states.push(state))
  page.hookbench.connect()
  return { clients, states }
}
