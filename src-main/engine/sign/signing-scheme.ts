import { type Signing, signsAsProvider } from '../../../src-shared/model/webhook.ts'
import type { BoundScheme } from './scheme/any-scheme.ts'
import { bindScheme } from './scheme/bind-scheme.ts'

const bind = (signing: Signing): BoundScheme | null => {
  if (signsAsProvider(signing)) return bindScheme(signing.scheme, signing.options)
  switch (signing.scheme) {
    case 'none':
    case 'body-token':
      return null
    case 'standard':
      return bindScheme('standard', { algorithms: signing.algorithms })
    case 'hmac': {
      const { scheme: _name, ...options } = signing
      return bindScheme('hmac', options)
    }
  }
}

/** Settings stay the same object for as long as a webhook keeps them. */
const bound = new WeakMap<Signing, BoundScheme | null>()

/**
 * The scheme that a webhook signs by; null for `none`, and for `body-token`, whose secret the payload carries. Throws
 * HookError INVALID_INPUT for options that are not the scheme's.
 */
export const signingScheme = (signing: Signing): BoundScheme | null => {
  const known = bound.get(signing)
  if (known !== undefined) return known
  const scheme = bind(signing)
  bound.set(signing, scheme)
  return scheme
}
