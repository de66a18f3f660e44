import { EventEmitter } from 'node:events'
import { detach, type MessagePortMain } from './message-port-main.ts'
import { openPage, type Page } from './page.ts'

export interface Frame {
  url: string
  parent: Frame | null
}

/** What the shell's IPC listeners are given. */
export interface SentEvent {
  sender: WebContents
  senderFrame: Frame
}

/** An event that can be refused; `prevented` tells the double. */
export class Preventable {
  prevented = false
  preventDefault = (): void => {
    this.prevented = true
  }
}

export interface WindowWorld {
  /** Answers what the shell serves at a URL. */
  load(url: string): Promise<Response>
  toMain(channel: string, event: SentEvent, args: unknown[]): void
  closed(window: BrowserWindow): void
}

export interface WindowOptions {
  width: number
  height: number
  x?: number
  y?: number
  show?: boolean
  webPreferences: { preload: string; additionalArguments?: string[] } & Record<string, unknown>
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

export class WebContents extends EventEmitter {
  page: Page | null = null
  response: Response | null = null
  private url = ''
  private openHandler: OpenHandler = () => ({ action: 'allow' })
  private world: WindowWorld
  private preferences: WindowOptions['webPreferences']

  constructor(world: WindowWorld, preferences: WindowOptions['webPreferences']) {
    super()
    this.world = world
    this.preferences = preferences
  }

  async open(url: string): Promise<void> {
    this.response = await this.world.load(url)
    this.url = url
    const { preload, additionalArguments = [] } = this.preferences
    this.page = openPage({
      url,
      preload,
      argv: ['electron', ...additionalArguments],
      toMain: (channel, args) => this.sendFrom({ url, parent: null }, channel, args),
    })
    this.emit('did-finish-load')
  }

  getURL(): string {
    return this.url
  }

  reload(): void {
    void this.open(this.url)
  }

  send(channel: string, ...args: unknown[]): void {
    this.page?.fromMain(channel, [], args)
  }

  postMessage(channel: string, message: unknown, transfer: MessagePortMain[] = []): void {
    this.page?.fromMain(channel, transfer.map(detach), [message])
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  /** As if a frame of this window had sent an IPC message. */
  sendFrom(senderFrame: Frame, channel: string, args: unknown[] = []): void {
    this.world.toMain(channel, { sender: this, senderFrame }, args)
  }

  /** As if the page led somewhere; whether the shell let it. */
  navigate(url: string, isMainFrame = true): boolean {
    const event = Object.assign(new Preventable(), { url, isMainFrame })
    this.emit('will-frame-navigate', event)
    return !event.prevented
  }

  /** As if the page called window.open; whether a window would open. */
  openWindow(url: string): boolean {
    return this.openHandler({ url }).action === 'allow'
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents
  readonly options: WindowOptions
  private world: WindowWorld
  private visible: boolean
  private minimized = false
  private destroyed = false
  focused = false

  constructor(world: WindowWorld, options: WindowOptions) {
    super()
    this.world = world
    this.options = options
    this.visible = options.show ?? true
    this.webContents = new WebContents(world, options.webPreferences)
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.open(url)
    this.emit('ready-to-show')
  }

  show(): void {
    this.visible = true
    this.focused = true
  }

  hide(): void {
    this.visible = false
    this.focused = false
  }

  focus(): void {
    this.focused = this.visible
  }

  minimize(): void {
    this.minimized = true
  }

  restore(): void {
    this.minimized = false
  }

  isVisible(): boolean {
    return this.visible
  }

  isMinimized(): boolean {
    return this.minimized
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    const { x = 0, y = 0, width, height } = this.options
    return { x, y, width, height }
  }

  /** As the person's click on the close button, or as app.quit() does it. */
  close(): void {
    const event = new Preventable()
    this.emit('close', event)
    if (event.prevented) return
    this.destroyed = true
    this.visible = false
    this.webContents.page = null
    this.webContents.emit('destroyed')
    this.emit('closed')
    this.world.closed(this)
  }
}
