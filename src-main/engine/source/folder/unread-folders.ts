import { type Change, liesIn } from './compare.ts'

/** `before`: it was known when it could not be read any more. `new`: it could never be read yet. */
type Since = 'before' | 'new'

/**
 * Remembers what could not be read, so that folders that come back are taken over as they are, without events, while the
 * files of a folder that only now gets its permissions count as new.
 */
export const createUnreadFolders = () => {
  let unread = new Map<string, Since>()

  return {
    /** Which changes lie in folders that came back with this look. */
    cameBack(now: ReadonlyMap<string, string>): (change: Change) => boolean {
      const back = new Set([...unread].flatMap(([path, since]) => (since === 'before' && !now.has(path) ? [path] : [])))
      return change => liesIn(change.kind === 'removed' ? change.entry.path : change.seen.path, back)
    },

    /** To be told once the changes of the look are taken over. */
    update(now: ReadonlyMap<string, string>, isKnown: (path: string) => boolean): void {
      unread = new Map([...now.keys()].map(path => [path, unread.get(path) ?? (isKnown(path) ? 'before' : 'new')]))
    },
  }
}

/** In a sentence; null when all could be read. */
export const unreadSentence = (unread: ReadonlyMap<string, string>): string | null => {
  const [first] = unread
  if (first === undefined) return null
  const more = unread.size === 1 ? '' : ` and ${unread.size - 1} more`
  return (
    `${first[0]}${more} cannot be read (${first[1]}); what is known of it is kept. ` +
    'Give the account that Hookbench runs as the right to read it, or ignore it.'
  )
}
