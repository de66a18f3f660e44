import type { ProfileName, Settings } from '../model/webhook.ts'
import { profiles, type SecretPolicy } from './index.ts'

/**
 * Where the secret of a webhook comes from, also when it signs in another way than its profile presets.
 *
 *   Standard Webhooks        always generated: its specification says how a secret looks
 *   owner chooses it         whatever else is signed, or nothing
 *   nothing is signed        none
 *   token in the body        as NetX makes it
 *   HMAC                     as the profile makes it, else as WoodWing Assets does
 */
export const secretPolicy = (profile: ProfileName, { scheme }: Settings['signing']): SecretPolicy => {
  const own = profiles[profile].secret
  if (scheme === 'standard') return profiles.standard.secret
  if (own.origin === 'user') return own
  if (scheme === 'none') return { origin: 'none' }
  if (scheme === 'body-token') return profiles.netx.secret
  return own.origin === 'generated' ? own : profiles.woodwing.secret
}

/** Whether the secret may be read at any time, not only when it is made (R19, R21). */
export const isReadable = (policy: SecretPolicy): boolean => policy.origin !== 'none' && policy.visibility === 'always'
