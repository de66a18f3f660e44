import { readFileSync } from 'node:fs'
import { Menu, nativeImage, Tray } from 'electron'
import type { EngineState } from '../../../src-shared/shell.ts'
import colourIcon from '../../../build/tray.png?asset'
import templateIcon from '../../../build/trayTemplate.png?asset'
import type { EngineProcess } from './engine-process.ts'

const describe: Record<EngineState['state'], string> = {
  starting: 'Hookbench: starting',
  running: 'Hookbench: sending and receiving',
  restarting: 'Hookbench: the engine is being restarted',
  failed: 'Hookbench: the engine cannot run',
}

/** The pictures are drawn at twice their size on screen. */
const loadIcon = (): Electron.NativeImage => {
  const isMac = process.platform === 'darwin'
  const image = nativeImage.createFromBuffer(readFileSync(isMac ? templateIcon : colourIcon), { scaleFactor: 2 })
  // A template takes the colour of the menu bar.
  image.setTemplateImage(isMac)
  return image
}

/** The icon by which a hidden Hookbench is reached. Keep what it returns: a collected tray disappears. */
export const createTray = (engine: EngineProcess, actions: { open: () => void; quit: () => void }): Tray => {
  const tray = new Tray(loadIcon())
  const show = ({ state }: EngineState): void => tray.setToolTip(describe[state])
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Open Hookbench', click: actions.open },
      { type: 'separator' },
      { label: 'Quit', click: actions.quit },
    ]),
  )
  tray.on('click', actions.open)
  show(engine.state())
  engine.watch(show)
  return tray
}
