const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

interface Addressed {
  /** The address that senders have; null: the receiver's own. */
  publicUrl: string | null
  /** Of the receiver, without a slash at its end. */
  base: string
  inbox: string
  /** The raw target of the request. */
  target: string
}

/**
 * The URL as its sender knows it. A public address without a path takes the place of the receiver's, one with a path that
 * of the inbox, as behind a proxy that rewrites it. Never made from Host, which anybody can set.
 */
export const signedUrl = ({ publicUrl, base, inbox, target }: Addressed): string => {
  const path = target.replace(ABSOLUTE, '')
  if (publicUrl === null) return base + path
  const given = publicUrl.replace(/\/$/, '')
  return new URL(given).pathname === '/' ? given + path : given + path.slice(1 + inbox.length)
}
