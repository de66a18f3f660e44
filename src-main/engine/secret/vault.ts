import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { HookError } from '../../../src-shared/error.ts'
import type { Vault } from '../port/vault.ts'

const VERSION = 'v1'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

const help =
  'Start Hookbench with the key that belongs to this data directory. When it is lost, “hookbench secrets reset” forgets ' +
  'the secrets and keeps everything else.'

const changed = (cause?: unknown): HookError =>
  new HookError('KEY_UNUSABLE', 'A stored secret cannot be opened: it was changed or damaged.', { help, cause })

/** A vault with one AES-256 key. Throws HookError KEY_UNUSABLE when the key is not 32 bytes. */
export const createVault = (key: Buffer): Vault => {
  if (key.length !== KEY_BYTES) {
    throw new HookError('KEY_UNUSABLE', `The data key has ${key.length} bytes and must have ${KEY_BYTES}.`, { help })
  }
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 8)
  const header = `${VERSION}.${keyId}`

  return {
    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(header))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${header}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
    },

    open(text) {
      const [version, sealedBy, nonceText, sealedText, ...rest] = text.split('.')
      if (version !== VERSION || !sealedBy || !nonceText || !sealedText || rest.length > 0) throw changed()
      if (sealedBy !== keyId) {
        const message = `A stored secret was sealed with key ${sealedBy}, and this is key ${keyId}.`
        throw new HookError('KEY_UNUSABLE', message, { help })
      }
      const nonce = Buffer.from(nonceText, 'base64url')
      const sealed = Buffer.from(sealedText, 'base64url')
      if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) throw changed()
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
        decipher.setAAD(Buffer.from(header)).setAuthTag(sealed.subarray(-TAG_BYTES))
        return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw changed(cause)
      }
    },
  }
}
