import { HookError } from '../../src-shared/error.ts'
import type { Identity } from '../../src-shared/model/token.ts'

/** A viewer reads and no more; tokens are an admin's business (R127). Throws FORBIDDEN. */
export const checkAccess = ({ role }: Identity, method: string, path: readonly string[]): void => {
  if (path[0] === 'tokens' && role !== 'admin') {
    throw new HookError('FORBIDDEN', 'Only an admin’s token may see or change tokens.')
  }
  if (role === 'viewer' && method !== 'GET') {
    throw new HookError('FORBIDDEN', 'This token may only read.', {
      help: 'Use a token with the role admin or super-user.',
    })
  }
}

/** Who may use the Assets-compatible REST: super-user or admin, with the licence tier Pro or API (R106). */
export const checkAssetsAccess = ({ role, tier }: Identity): void => {
  if (role === 'viewer') throw new HookError('FORBIDDEN', 'This call needs a token with the role super-user.')
  if (tier === 'free') throw new HookError('FORBIDDEN', 'This call needs a token with the licence tier Pro or API.')
}
