import { EventEmitter } from 'node:events'
import { statSync } from 'node:fs'
import { Preventable, type BrowserWindow } from './browser-window.ts'

/** Who holds the lock of which profile folder. */
const holders = new Map<string, App>()

/** Electron's `app`. It is ready only after begin(), which comes when the main script has been loaded. */
export class App extends EventEmitter {
  readonly isPackaged = false
  readonly windows = new Set<BrowserWindow>()
  exitCode: number | null = null
  private version: string
  private paths = new Map<string, string>()
  private ready = Promise.withResolvers<void>()
  private begun = false

  constructor(version: string) {
    super()
    this.version = version
  }

  begin(): void {
    if (this.exitCode !== null) return
    this.begun = true
    this.emit('ready')
    this.ready.resolve()
  }

  isReady(): boolean {
    return this.begun
  }

  whenReady(): Promise<void> {
    return this.ready.promise
  }

  getVersion(): string {
    return this.version
  }

  setPath(name: string, path: string): void {
    if (!statSync(path).isDirectory()) throw new Error(`${path} is no folder`)
    this.paths.set(name, path)
  }

  getPath(name: string): string {
    const path = this.paths.get(name)
    if (path === undefined) throw new Error(`No path is set for ${name}`)
    return path
  }

  requestSingleInstanceLock(): boolean {
    const profile = this.getPath('userData')
    const holder = holders.get(profile)
    if (holder !== undefined && holder !== this) {
      setImmediate(() => holder.emit('second-instance', {}, process.argv, process.cwd()))
      return false
    }
    holders.set(profile, this)
    return true
  }

  quit(): void {
    setImmediate(() => this.tryToQuit())
  }

  exit(code = 0): void {
    if (this.exitCode !== null) return
    this.exitCode = code
    for (const [profile, holder] of holders) if (holder === this) holders.delete(profile)
    this.emit('quit', {}, code)
  }

  windowClosed(window: BrowserWindow): void {
    this.windows.delete(window)
    if (this.windows.size > 0 || this.quitting) return
    if (this.listenerCount('window-all-closed') === 0) this.quit()
    else this.emit('window-all-closed')
  }

  private quitting = false

  private tryToQuit(): void {
    if (this.exitCode !== null) return
    const beforeQuit = new Preventable()
    this.emit('before-quit', beforeQuit)
    if (beforeQuit.prevented) return
    this.quitting = true
    for (const window of this.windows) window.close()
    this.quitting = false
    if (this.windows.size > 0) return
    this.emit('will-quit', new Preventable())
    this.exit(0)
  }
}
