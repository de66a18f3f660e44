/** Every way of signing that Hookbench knows, by name. */
export const schemeNames = [
  'standard',
  'netx',
  'woodwing',
  'netbox',
  'svix',
  'github',
  'stripe',
  'shopify',
  'slack',
  'hmac',
  'gitlab',
  'twilio',
  'sendgrid',
  'paddle',
  'linear',
  'workos',
  'square',
  'razorpay',
  'discord',
  'mux',
  'zoom',
  'hubspot',
  'twitch',
  'docusign',
  'mailgun',
  'meta',
  'gitea',
  'forgejo',
  'adyen',
  'httpsig',
  'plaid',
  'sns',
  'paypal',
] as const
export type SchemeName = (typeof schemeNames)[number]

/** Those that a webhook signs by under their own name; the others are `standard`, `hmac` and `body-token` of its settings. */
export const providerSchemes = schemeNames.filter(
  (name): name is Exclude<SchemeName, 'standard' | 'hmac' | 'netx' | 'woodwing' | 'netbox'> =>
    !['standard', 'hmac', 'netx', 'woodwing', 'netbox'].includes(name),
)

const KEY_PAIRS: ReadonlySet<string> = new Set(['sendgrid', 'discord', 'plaid', 'sns', 'paypal'] satisfies SchemeName[])

/** A private key signs, and its public half or certificate verifies. */
export const usesKeyPair = (scheme: string): boolean => KEY_PAIRS.has(scheme)

/** How an inbox verifies: by a scheme, or not at all. */
export const verificationSchemes = ['none', ...schemeNames] as const
export type VerificationScheme = (typeof verificationSchemes)[number]

const TOKENS: ReadonlySet<string> = new Set(['netx', 'gitlab'] satisfies SchemeName[])

/** The request carries the secret itself instead of a signature. */
export const carriesSecret = (scheme: string): boolean => TOKENS.has(scheme)
