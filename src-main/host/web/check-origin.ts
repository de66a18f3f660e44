import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

const hostnameOf = (host: string): string | null => {
  const url = URL.parse(`http://${host}`)
  return url === null ? null : url.hostname.replace(/^\[|\]$/g, '')
}

/**
 * Whether a request is meant for us: its Host is an IP address, localhost or the name we were told to listen on (a
 * page that rebinds its DNS name to 127.0.0.1 sends its own name), and an Origin, when there is one, is our own.
 */
export const isForUs = ({ headers }: IncomingMessage, ownName: string): boolean => {
  const { host, origin } = headers
  const name = host === undefined ? null : hostnameOf(host)
  if (name === null || !(isIP(name) !== 0 || name === 'localhost' || name === ownName.toLowerCase())) return false
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`
}
