import { app, BrowserWindow, nativeTheme } from 'electron'
import { guardContents } from './guard-page.ts'
import { channel, VERSION_ARGUMENT } from '../../../src-shared/shell-channel.ts'
import { loadBounds, saveBounds } from './window-bounds.ts'

export interface AppWindow {
  /** Brings the window to the front, from wherever it is. */
  show(): void
  /** Brings it to the front with the webhook's page. */
  showWebhook(id: string): void
  /** Hides the window and lets it close; until then closing only hides it, and the app lives on in the tray. */
  end(): void
}

interface AppWindowOptions {
  pageUrl: string
  /** Path of the preload script. */
  preload: string
  /** Path of the icon, for systems that take it from the window. */
  icon: string
  /** File in which the window's place is remembered. */
  boundsFile: string
}

export const createAppWindow = ({ pageUrl, preload, icon, boundsFile }: AppWindowOptions): AppWindow => {
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    minWidth: 720,
    minHeight: 480,
    ...loadBounds(boundsFile),
    title: 'Hookbench',
    icon,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1115' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      additionalArguments: [VERSION_ARGUMENT + app.getVersion()],
    },
  })
  let closes = false

  guardContents(window.webContents, pageUrl)
  window.once('ready-to-show', () => window.show())
  window.on('close', event => {
    saveBounds(boundsFile, window.getNormalBounds())
    if (closes) return
    event.preventDefault()
    window.hide()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload()
  })
  void window.loadURL(pageUrl)

  const show = (): void => {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  return {
    show,
    showWebhook: id => {
      show()
      window.webContents.send(channel.showWebhook, id)
    },
    end: () => {
      closes = true
      window.hide()
    },
  }
}
