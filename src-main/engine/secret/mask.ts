const PREFIX = /^wh(?:sec|sk|pk)_/
const SHORTEST_WITH_TAIL = 12

/** `whsec_…k3Q`: enough to tell secrets apart, nothing to use. A short secret shows no character of its own. */
export const maskSecret = (secret: string): string => {
  const prefix = PREFIX.exec(secret)?.[0] ?? ''
  const rest = secret.slice(prefix.length)
  return rest.length < SHORTEST_WITH_TAIL ? `${prefix}…` : `${prefix}…${rest.slice(-3)}`
}
