import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { HookError } from '../../../../src-shared/error.ts'

const unusable = (what: string): HookError =>
  new HookError('KEY_UNUSABLE', `The key is not ${what}.`, { field: 'secret', help: `Enter ${what}.` })

const attempt = (make: () => KeyObject): KeyObject | null => {
  try {
    return make()
  } catch {
    return null
  }
}

const der = (text: string): Buffer => Buffer.from(text, 'base64')

/**
 * The public key in a text: PEM (key or certificate), base64 of DER, or a private key, of which the public half is
 * taken. `what` says in words what it should be. Throws HookError KEY_UNUSABLE.
 */
export const publicKeyOf = (text: string, what: string): KeyObject => {
  const key =
    attempt(() => createPublicKey(text)) ??
    attempt(() => createPublicKey({ key: der(text), format: 'der', type: 'spki' }))
  const fromPrivate = key ?? attempt(() => createPublicKey(privateKeyOf(text, what)))
  if (fromPrivate === null) throw unusable(what)
  return fromPrivate
}

/** The private key in a text: PEM, or base64 of DER. Throws HookError KEY_UNUSABLE. */
export const privateKeyOf = (text: string, what: string): KeyObject => {
  const key =
    attempt(() => createPrivateKey(text)) ??
    attempt(() => createPrivateKey({ key: der(text), format: 'der', type: 'pkcs8' }))
  if (key === null) throw unusable(what)
  return key
}
