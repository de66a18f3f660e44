import { EventEmitter } from 'node:events'
import { App } from './app.ts'
import { BrowserWindow, type SentEvent, type WindowOptions, type WindowWorld } from './browser-window.ts'
import {
  createSafeStorage,
  type Menu,
  type MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  screen,
  Tray,
} from './desk.ts'
import { MessageChannelMain } from './message-port-main.ts'
import { UtilityProcess } from './utility-process.ts'

type Answer = (permission: string, from: string) => boolean
type CheckHandler = (contents: null, permission: string, origin: string) => boolean
type ProtocolHandler = (request: Request) => Response | Promise<Response>

/** One running Electron: the module that the shell imports, and what it did, for tests to look at and to steer. */
export const createWorld = (options: { version: string; keyStore: boolean }) => {
  const app = new App(options.version)
  const ipcMain = new EventEmitter()
  const engines: UtilityProcess[] = []
  const trays: Tray[] = []
  const notifications: Notification[] = []
  const opened: string[] = []
  const errors: string[] = []
  const schemes = new Map<string, ProtocolHandler>()
  let mayDo: Answer = () => true
  let appMenu: Menu | null = null

  const needReady = (what: string): void => {
    if (!app.isReady()) throw new Error(`${what} before the app is ready`)
  }

  const load = async (url: string): Promise<Response> => {
    const handler = schemes.get(new URL(url).protocol.slice(0, -1))
    if (handler === undefined) throw new Error(`Nothing serves ${url}`)
    return handler(new Request(url))
  }

  const windowWorld: WindowWorld = {
    load,
    toMain: (channel: string, event: SentEvent, args: unknown[]) => void ipcMain.emit(channel, event, ...args),
    closed: window => app.windowClosed(window),
  }

  const electron = {
    app,
    ipcMain,
    MessageChannelMain,
    nativeImage,
    nativeTheme,
    screen,
    safeStorage: createSafeStorage(() => app.isReady(), options.keyStore),

    BrowserWindow: class extends BrowserWindow {
      constructor(windowOptions: WindowOptions) {
        needReady('A window')
        super(windowWorld, windowOptions)
        app.windows.add(this)
      }
    },

    Tray: class extends Tray {
      constructor() {
        super()
        trays.push(this)
      }
    },

    Notification: class extends Notification {
      override show(): void {
        needReady('A notification')
        notifications.push(this)
      }
    },

    Menu: {
      buildFromTemplate: (items: MenuItem[]): Menu => ({ items }),
      setApplicationMenu: (menu: Menu): void => {
        appMenu = menu
      },
    },

    utilityProcess: {
      fork: (entry: string, args: string[] = [], forkOptions: { env?: NodeJS.ProcessEnv } = {}): UtilityProcess => {
        needReady('utilityProcess.fork')
        const engine = new UtilityProcess(entry, args, forkOptions)
        engines.push(engine)
        return engine
      },
    },

    protocol: {
      registerSchemesAsPrivileged: (): void => {
        if (app.isReady()) throw new Error('Schemes are registered before the app is ready')
      },
      handle: (scheme: string, handler: ProtocolHandler): void => {
        needReady('protocol.handle')
        schemes.set(scheme, handler)
      },
    },

    session: {
      defaultSession: {
        setPermissionCheckHandler: (handler: CheckHandler): void => {
          mayDo = (permission, from) => handler(null, permission, from)
        },
        setPermissionRequestHandler: (): void => {},
        setDevicePermissionHandler: (): void => {},
      },
    },

    shell: {
      openExternal: async (url: string): Promise<void> => void opened.push(url),
    },

    dialog: {
      showErrorBox: (title: string, content: string): void => void errors.push(`${title}: ${content}`),
    },
  }

  return {
    electron,
    app,
    engines,
    trays,
    /** Notifications shown, the oldest first. */
    notifications,
    /** URLs given to the person's browser. */
    opened,
    /** Error boxes shown. */
    errors,
    load,
    mayDo: (permission: string, from: string): boolean => mayDo(permission, from),
    appMenu: (): Menu | null => appMenu,
  }
}

export type World = ReturnType<typeof createWorld>

/** Shared by the test's modules and by those that Node loads for the shell: two module graphs, one table. */
const key = Symbol.for('hookbench.electron-double')
const table = globalThis as unknown as Record<symbol, Map<string, World> | undefined>

export const worlds = (): Map<string, World> => (table[key] ??= new Map())

export const worldOf = (number: string | null): World => {
  const world = worlds().get(number ?? '')
  if (world === undefined) throw new Error('electron was imported outside of a launch')
  return world
}
