import { inboxNameSchema } from '../../../src-shared/model/inbox.ts'

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

/** The inbox a raw request target means: its first path segment, when that is a name an inbox can have. */
export const inboxOfTarget = (target: string): string | null => {
  const path = target.replace(ABSOLUTE, '')
  if (!path.startsWith('/')) return null
  const [segment = ''] = path.slice(1).split(/[/?#]/, 1)
  return inboxNameSchema.safeParse(segment).success ? segment : null
}
