const EXAMPLE = { port: '3000', path: '/api/webhook' }

const isThisComputer = (host: string): boolean =>
  host === '[::1]' || host === '0.0.0.0' || /^127(?:\.\d+){3}$/.test(host) || /(?:^|\.)localhost$/.test(host)

const placeOf = (url: string): typeof EXAMPLE => {
  const parsed = URL.parse(url)
  if (parsed === null || !isThisComputer(parsed.hostname)) return EXAMPLE
  return { port: parsed.port || (parsed.protocol === 'https:' ? '443' : '80'), path: parsed.pathname }
}

/** As one word of a POSIX shell. */
const quoted = (text: string): string =>
  /^[\w./%:@+,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

/**
 * The line that opens a public way to an endpoint on this computer, `hookdeck listen {PORT} connect --path {PATH}`; with
 * an example's port and path where the endpoint is elsewhere (R122).
 */
export const tunnelCommand = (url: string): string => {
  const { port, path } = placeOf(url)
  return `hookdeck listen ${port} connect --path ${quoted(path)}`
}
