import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'

/** The parts of Electron that stand for the person's desk: menus, tray, pictures, key store, dialogs, screen. */

export interface MenuItem {
  label?: string
  role?: string
  type?: string
  submenu?: MenuItem[]
  click?: () => void
}

export interface Menu {
  items: MenuItem[]
}

export class Tray extends EventEmitter {
  toolTip = ''
  menu: Menu = { items: [] }
  destroyed = false

  setToolTip(text: string): void {
    this.toolTip = text
  }

  setContextMenu(menu: Menu): void {
    this.menu = menu
  }

  destroy(): void {
    this.destroyed = true
  }

  /** As if the person chose an entry of the tray's menu. */
  choose(label: string): void {
    const item = this.menu.items.find(candidate => candidate.label === label)
    if (item?.click === undefined) throw new Error(`The tray has no ${label}`)
    item.click()
  }
}

export class Notification extends EventEmitter {
  readonly title: string
  readonly body: string

  constructor({ title, body }: { title: string; body: string }) {
    super()
    this.title = title
    this.body = body
  }

  static isSupported(): boolean {
    return true
  }

  show(): void {}
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

export const nativeImage = {
  createFromBuffer: (buffer: Buffer, options: { scaleFactor?: number } = {}) => {
    if (!buffer.subarray(0, 4).equals(PNG)) throw new Error('Not a PNG')
    return { ...options, isEmpty: () => false, setTemplateImage: () => {} }
  },
}

export const screen = {
  getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
}

export const nativeTheme = { shouldUseDarkColors: false }

/** One person's key store, the same at every start. */
const storeKey = randomBytes(32)

export const createSafeStorage = (isReady: () => boolean, available: boolean) => {
  const needReady = (): void => {
    if (!isReady()) throw new Error('safeStorage cannot be used before the app is ready')
  }
  return {
    isAsyncEncryptionAvailable: async (): Promise<boolean> => {
      needReady()
      return available
    },
    getSelectedStorageBackend: (): string => 'gnome_libsecret',
    encryptStringAsync: async (plain: string): Promise<Buffer> => {
      needReady()
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', storeKey, nonce)
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    decryptStringAsync: async (sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> => {
      needReady()
      const decipher = createDecipheriv('aes-256-gcm', storeKey, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      const result = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
      return { result, shouldReEncrypt: false }
    },
  }
}
