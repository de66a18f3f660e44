import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, dialog, session, type Tray } from 'electron'
import icon from '../build/icon.png?asset'
import { dataDirectory } from './host/data-directory.ts'
import { PAGE_URL, registerAppScheme, serveAppPages } from './host/electron/app-protocol.ts'
import { createAppWindow, type AppWindow } from './host/electron/app-window.ts'
import { loadDataKey } from './host/electron/data-key.ts'
import { linkPagesToEngine } from './host/electron/engine-link.ts'
import { startEngineProcess } from './host/electron/engine-process.ts'
import { guardSession } from './host/electron/guard-page.ts'
import { setAppMenu } from './host/electron/menu.ts'
import { showNotices } from './host/electron/notifications.ts'
import { quitWithEngine } from './host/electron/quit.ts'
import { isOnlyInstance } from './host/electron/single-instance.ts'
import { createTray } from './host/electron/tray.ts'
import { systemClock } from './host/system-clock.ts'

const out = (path: string): string => join(import.meta.dirname, '..', path)

const { values } = parseArgs({
  strict: false,
  args: process.argv.slice(1),
  options: { 'data-dir': { type: 'string' } },
})
const dataDir = dataDirectory(values['data-dir']?.toString(), process.env)
const profile = join(dataDir, 'desktop')

// While developing the pages come from the dev server.
const pageUrl = (!app.isPackaged && process.env.ELECTRON_RENDERER_URL) || PAGE_URL

let window: AppWindow | undefined
let tray: Tray | undefined
const open = (): void => window?.show()

const start = async (): Promise<void> => {
  guardSession(session.defaultSession, pageUrl)
  serveAppPages(out('renderer'))
  setAppMenu()
  const key = await loadDataKey(dataDir, message => console.warn(message))
  const engine = startEngineProcess({
    entry: out('main/engine.js'),
    start: { dataDir, key },
    clock: systemClock,
  })
  linkPagesToEngine(engine, pageUrl)
  window = createAppWindow({
    pageUrl,
    preload: out('preload/preload.cjs'),
    icon,
    boundsFile: join(profile, 'window.json'),
  })
  showNotices(engine, window)
  tray = createTray(engine, { open, quit: () => app.quit() })
  app.on('activate', open)
  app.once('quit', () => tray?.destroy())
  quitWithEngine(engine, window)
}

registerAppScheme()
// Chromium's own files, and the lock that makes a second start only show the first one's window.
mkdirSync(profile, { recursive: true, mode: 0o700 })
app.setPath('userData', profile)

if (isOnlyInstance(open)) {
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox('Hookbench cannot start', error instanceof Error ? error.message : String(error))
      app.exit(1)
    })
} else {
  app.quit()
}
