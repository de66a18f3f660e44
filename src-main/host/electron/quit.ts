import { app } from 'electron'
import type { AppWindow } from './app-window.ts'
import type { EngineProcess } from './engine-process.ts'

/** Quitting waits for the engine to end cleanly; closing the last window is not quitting. */
export const quitWithEngine = (engine: EngineProcess, window: AppWindow): void => {
  let engineGone = false
  app.on('window-all-closed', () => {})
  app.on('before-quit', event => {
    window.end()
    if (engineGone) return
    event.preventDefault()
    void engine.stop().then(() => {
      engineGone = true
      app.quit()
    })
  })
}
