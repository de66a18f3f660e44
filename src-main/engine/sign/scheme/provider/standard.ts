import { standardScheme } from '../family/standard-scheme.ts'

/** https://www.standardwebhooks.com */
export const standard = standardScheme('standard', 'Standard Webhooks', 'webhook')
