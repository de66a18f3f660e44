import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { HookError } from '../../../../src-shared/error.ts'
import type { HmacRecipe } from './scheme.ts'

const forms = {
  base64: /^[A-Za-z0-9+/]+={0,2}$/,
  hex: /^(?:[0-9a-fA-F]{2})+$/,
}
const PREFIX = 'whsec_'

const unusable = (message: string, help: string): HookError =>
  new HookError('KEY_UNUSABLE', message, { field: 'secret', help })

const decoded = (text: string, encoding: 'base64' | 'hex'): Buffer => {
  const bytes = Buffer.from(text, encoding)
  if (forms[encoding].test(text) && bytes.length > 0) return bytes
  throw unusable(`The secret is not ${encoding}.`, `It is the ${encoding} text that the provider shows.`)
}

/** The key that a secret stands for. Throws HookError KEY_UNUSABLE for a text that is not of the recipe's form. */
export const hmacKey = (secret: string, form: HmacRecipe['key']): KeyObject => {
  if (form === 'text') {
    if (secret === '') throw unusable('The secret is empty.', 'Enter the secret that the provider shows.')
    return createSecretKey(Buffer.from(secret))
  }
  if (form === 'hex') return createSecretKey(decoded(secret, 'hex'))
  return createSecretKey(
    decoded(form === 'whsec' && secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64'),
  )
}

/** The signature over `content` as it stands in a header, without a prefix. */
export const hmacText = (secret: string, content: Uint8Array, recipe: HmacRecipe): string => {
  // A key object for a text costs as much as the signature.
  const key = recipe.key === 'text' && secret !== '' ? secret : hmacKey(secret, recipe.key)
  return createHmac(recipe.algorithm, key).update(content).digest(recipe.encoding)
}
