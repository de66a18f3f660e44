import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import type { MessagePort } from 'node:worker_threads'
import type { ShellApi } from '../../../src-shared/shell.ts'

/** The `window` that preload and page share: messages, an origin, and what the bridge exposed. */
export class PageWindow extends EventTarget {
  readonly location: { href: string; origin: string }
  declare readonly hookbench: ShellApi

  constructor(url: string) {
    super()
    const { protocol, host } = new URL(url)
    this.location = { href: url, origin: `${protocol}//${host}` }
  }

  postMessage(data: unknown, targetOrigin: string, ports: MessagePort[] = []): void {
    if (targetOrigin !== '*' && targetOrigin !== this.location.origin) return
    const event = new MessageEvent('message', { data: structuredClone(data) })
    Object.defineProperties(event, { ports: { value: ports }, source: { value: this } })
    setImmediate(() => this.dispatchEvent(event))
  }
}

interface PageOptions {
  url: string
  /** Path of the preload script, and the arguments that Electron would add for it. */
  preload: string
  argv: string[]
  toMain(channel: string, args: unknown[]): void
}

/** A page with its sandboxed preload, run from the built file; without a DOM. */
export const openPage = ({ url, preload, argv, toMain }: PageOptions) => {
  const window = new PageWindow(url)

  const ipcRenderer = Object.assign(new EventEmitter(), {
    send: (channel: string, ...args: unknown[]): void => {
      const copies = structuredClone(args)
      setImmediate(() => toMain(channel, copies))
    },
  })

  const contextBridge = {
    exposeInMainWorld: (name: string, api: object): void => {
      if (name in window) throw new Error(`window.${name} is taken`)
      Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true })
    },
  }

  const sandboxed = (name: string): object => {
    if (name === 'electron') return { contextBridge, ipcRenderer }
    throw new Error(`A sandboxed preload cannot require ${name}`)
  }
  const module = { exports: {} }
  const { platform, versions } = process
  const run = compileFunction(readFileSync(preload, 'utf8'), ['require', 'module', 'exports', 'process', 'window'], {
    filename: preload,
  })
  run(sandboxed, module, module.exports, { platform, versions, argv }, window)

  return {
    window,
    fromMain: (channel: string, ports: MessagePort[], args: unknown[]): void => {
      const copies = structuredClone(args)
      setImmediate(() => ipcRenderer.emit(channel, { ports }, ...copies))
    },
  }
}

export type Page = ReturnType<typeof openPage>
