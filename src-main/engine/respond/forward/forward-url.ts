const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

/** The address that a request goes on to: what follows the inbox in its path and its query, as they were written. */
export const forwardUrl = (forwardTo: string, inbox: string, target: string): string => {
  const path = target.replace(ABSOLUTE, '')
  const rest = path.startsWith(`/${inbox}`) ? path.slice(1 + inbox.length) : path
  return (rest.startsWith('/') ? forwardTo.replace(/\/$/, '') : forwardTo) + rest
}
