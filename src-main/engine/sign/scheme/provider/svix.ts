import { standardScheme } from '../family/standard-scheme.ts'

/** https://docs.svix.com/receiving/verifying-payloads/how-manual; also Clerk and Resend. */
export const svix = standardScheme('svix', 'Svix', 'svix')
