import type { Webhook } from '../../../src-shared/model/webhook.ts'
import type { SecretPolicy } from '../../../src-shared/profiles/index.ts'
import * as shared from '../../../src-shared/profiles/secret-policy.ts'

type Signed = Pick<Webhook, 'profile' | 'signing'>

export const secretPolicyOf = ({ profile, signing }: Signed): SecretPolicy => shared.secretPolicy(profile, signing)

/** Whether the engine makes this webhook's secret, so that a new one can be asked for. */
export const hasGeneratedSecret = (webhook: Signed): boolean => secretPolicyOf(webhook).origin === 'generated'

/** Whether the secret can be read at any time (R21, R22). */
export const isReadable = (webhook: Signed): boolean => shared.isReadable(secretPolicyOf(webhook))

/** What making a new secret is called. */
export const secretVerb = (webhook: Signed): 'Regenerate' | 'Reset' => (isReadable(webhook) ? 'Regenerate' : 'Reset')
