import { worldOf } from './world.ts'

/** What `import … from 'electron'` gives the shell of one launch; the launch's number is in this module's URL. */
const { electron } = worldOf(new URL(import.meta.url).searchParams.get('shell'))

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
} = electron
