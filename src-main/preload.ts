import { contextBridge, ipcRenderer } from 'electron'
import { PORT_MESSAGE, type EngineState, type ShellApi } from '../src-shared/shell.ts'
import { channel, VERSION_ARGUMENT } from '../src-shared/shell-channel.ts'

const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
const version = process.argv.find(argument => argument.startsWith(VERSION_ARGUMENT))?.slice(VERSION_ARGUMENT.length)

const shell: ShellApi = {
  platform,
  version: version ?? '',
  connect: () => ipcRenderer.send(channel.connect),

  onEngineState: listener => {
    const hear = (_event: unknown, state: EngineState): void => listener(state)
    ipcRenderer.on(channel.engineState, hear)
    ipcRenderer.send(channel.watchEngine)
    return () => void ipcRenderer.off(channel.engineState, hear)
  },

  onShowWebhook: listener => {
    const hear = (_event: unknown, id: string): void => listener(id)
    ipcRenderer.on(channel.showWebhook, hear)
    return () => void ipcRenderer.off(channel.showWebhook, hear)
  },

  openExternal: url => ipcRenderer.send(channel.openExternal, url),
}

// A port cannot cross the bridge into the page's world; a window message can carry it.
ipcRenderer.on(channel.port, ({ ports }) => window.postMessage({ type: PORT_MESSAGE }, window.location.origin, ports))

contextBridge.exposeInMainWorld('hookbench', shell)
