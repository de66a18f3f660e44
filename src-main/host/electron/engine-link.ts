import { ipcMain, MessageChannelMain, type IpcMainEvent, type WebContents } from 'electron'
import { channel } from '../../../src-shared/shell-channel.ts'
import type { EngineProcess } from './engine-process.ts'
import { openExternal } from './open-external.ts'
import { isTrustedSender } from './trusted-page.ts'

/**
 * Hands pages a port to the engine when they ask for one, and again whenever a new engine runs; then they talk to it
 * without us. Only our own pages are heard.
 */
export const linkPagesToEngine = (engine: EngineProcess, pageUrl: string): void => {
  const clients = new Set<WebContents>()
  const watchers = new Set<WebContents>()

  const hear = (name: string, listener: (event: IpcMainEvent, ...args: unknown[]) => void): void => {
    ipcMain.on(name, (event, ...args: unknown[]) => {
      if (isTrustedSender(event, pageUrl)) listener(event, ...args)
    })
  }

  const keep = (page: WebContents, among: Set<WebContents>): void => {
    if (among.has(page)) return
    among.add(page)
    page.once('destroyed', () => among.delete(page))
  }

  const connect = (page: WebContents): void => {
    const { port1, port2 } = new MessageChannelMain()
    engine.connect(port1)
    page.postMessage(channel.port, null, [port2])
  }

  hear(channel.connect, ({ sender }) => {
    keep(sender, clients)
    if (engine.state().state === 'running') connect(sender)
  })

  hear(channel.watchEngine, ({ sender }) => {
    keep(sender, watchers)
    sender.send(channel.engineState, engine.state())
  })

  hear(channel.openExternal, (_event, url) => openExternal(url))

  engine.watch(state => {
    for (const page of watchers) page.send(channel.engineState, state)
    if (state.state === 'running') for (const page of clients) connect(page)
  })
}
