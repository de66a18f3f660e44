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
] as const
export type SchemeName = (typeof schemeNames)[number]

/** How an inbox verifies: by a scheme, or not at all. */
export const verificationSchemes = ['none', ...schemeNames] as const
export type VerificationScheme = (typeof verificationSchemes)[number]

const TOKENS: ReadonlySet<string> = new Set(['netx', 'gitlab'] satisfies SchemeName[])

/** The request carries the secret itself instead of a signature. */
export const carriesSecret = (scheme: string): boolean => TOKENS.has(scheme)
