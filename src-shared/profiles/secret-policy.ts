import { usesKeyPair } from '../model/scheme.ts'
import { type ProfileName, type Settings, signsAsProvider } from '../model/webhook.ts'
import { profiles, type SecretPolicy } from './index.ts'

const LONGEST_KEY = 8192

/**
 * Where the secret of a webhook comes from, also when it signs in another way than its profile presets.
 *
 *   Standard Webhooks        always generated: its specification says how a secret looks
 *   owner chooses it         whatever else is signed, or nothing
 *   nothing is signed        none
 *   token in the body        as NetX makes it
 *   HMAC                     as the profile makes it, else as WoodWing Assets does
 *   as a provider signs      generated in its form; a private key by its owner
 */
export const secretPolicy = (profile: ProfileName, signing: Settings['signing']): SecretPolicy => {
  const { scheme } = signing
  const own = profiles[profile].secret
  if (usesKeyPair(scheme)) return { origin: 'user', maxLength: LONGEST_KEY, visibility: 'always' }
  if (signsAsProvider(signing)) return profiles.woodwing.secret
  if (scheme === 'standard') return profiles.standard.secret
  if (own.origin === 'user') return own
  if (scheme === 'none') return { origin: 'none' }
  if (scheme === 'body-token') return profiles.netx.secret
  return own.origin === 'generated' ? own : profiles.woodwing.secret
}

/** Whether the secret may be read at any time, not only when it is made (R19, R21). */
export const isReadable = (policy: SecretPolicy): boolean => policy.origin !== 'none' && policy.visibility === 'always'
