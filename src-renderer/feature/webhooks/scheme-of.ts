import { usesKeyPair, type VerificationScheme, verificationSchemes } from '../../../src-shared/model/scheme.ts'
import { signsAsProvider, type Webhook } from '../../../src-shared/model/webhook.ts'

const HMAC_SCHEME: Record<string, string> = {
  'sha256 hex x-hook-signature': 'woodwing',
  'sha512 hex x-hook-signature': 'netbox',
}

const nameOf = ({ signing }: Pick<Webhook, 'signing'>): string | undefined => {
  if (signsAsProvider(signing)) {
    return usesKeyPair(signing.scheme) || signing.options !== undefined ? undefined : signing.scheme
  }
  switch (signing.scheme) {
    case 'none':
      return undefined
    case 'standard':
      return 'standard'
    case 'body-token':
      return signing.field === 'token' ? 'netx' : undefined
    case 'hmac':
      return HMAC_SCHEME[`${signing.algorithm} ${signing.encoding} ${signing.header.toLowerCase()}`]
  }
}

/** The verification with which an inbox checks what a webhook sends; null when there is none for it. */
export const schemeOf = (webhook: Pick<Webhook, 'signing'>): VerificationScheme | null => {
  const name = nameOf(webhook)
  return verificationSchemes.find(scheme => scheme === name) ?? null
}
