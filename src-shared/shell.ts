/**
 * What the desktop shell's preload puts on `window.hookbench`. In a browser it is absent.
 * `connect()` asks for a MessagePort to the engine; it arrives as a window message
 * `{ type: 'hookbench:port' }` with the port in `event.ports[0]`, and again after an engine restart.
 */
export interface ShellApi {
  platform: 'darwin' | 'win32' | 'linux'
  version: string
  connect(): void
  /** Called with every change; the returned function stops it. */
  onEngineState(listener: (state: EngineState) => void): () => void
  /** Called with the id of a webhook that the person wants to see; the returned function stops it. */
  onShowWebhook(listener: (id: string) => void): () => void
  openExternal(url: string): void
}

export type EngineState =
  | { state: 'starting' }
  | { state: 'running' }
  | { state: 'restarting'; reason: string; attempt: number }
  | { state: 'failed'; reason: string }

export const PORT_MESSAGE = 'hookbench:port'
