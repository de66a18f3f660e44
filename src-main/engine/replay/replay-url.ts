const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

/** Path and query of a captured target behind the name of its inbox. */
const behindInbox = (target: string, inbox: string): string => target.replace(ABSOLUTE, '').slice(1 + inbox.length)

/**
 * Where a replay goes. An address without a path gets what stood behind the inbox's name; one with a path or a query of
 * its own is taken as it is. `target`, where it is given, takes the place of all behind the host.
 */
export const replayUrl = (
  { target, inbox }: { target: string; inbox: string },
  to: string,
  edited: string | undefined,
): string => {
  const plain = to.replace(/#.*$/s, '')
  const origin = /^[a-z]+:\/\/[^/?#]*/i.exec(plain)?.[0] ?? plain
  if (edited !== undefined) return origin + edited
  if (!/^\/?$/.test(plain.slice(origin.length))) return plain
  const rest = behindInbox(target, inbox)
  return origin + (rest.startsWith('/') ? rest : `/${rest}`)
}
