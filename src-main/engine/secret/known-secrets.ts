/** A part of a value that is shorter than this may be an ordinary word. */
const SHORTEST_PART = 8

const basicParts = (credentials: string): string[] => {
  const pair = Buffer.from(credentials, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  return colon < 0 ? [] : [pair, pair.slice(colon + 1)]
}

/** What of a header value is a credential by itself: `Bearer x`, `Basic user:password`, `session=x; …`. */
const headerParts = (name: string, value: string): string[] => {
  if (name.toLowerCase() === 'cookie') return value.split(/;\s*/).map(pair => pair.slice(pair.indexOf('=') + 1))
  const [, scheme = '', credentials = ''] = /^([A-Za-z][\w-]*)[ \t]+(\S.*)$/.exec(value) ?? []
  return [credentials, ...(scheme.toLowerCase() === 'basic' ? basicParts(credentials) : [])]
}

/** Every text that must not be told of a webhook: its secrets, its secret header values, and what of them works alone. */
export const knownSecrets = (
  secrets: readonly string[],
  headers: readonly [name: string, value: string][],
): string[] => {
  const parts = [
    ...secrets.map(secret => secret.replace(/^wh(?:sec|sk)_/, '')),
    ...headers.flatMap(([name, value]) => headerParts(name, value)),
  ]
  return [...secrets, ...headers.map(([, value]) => value), ...parts.filter(part => part.length >= SHORTEST_PART)]
}
