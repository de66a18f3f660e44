import type { Settings } from './model/webhook.ts'

export interface UrlProblem {
  message: string
  /** A URL that would do. */
  fix?: string
}

const NO_HOST = 'The URL must begin with https:// or http:// and name a host.'

const UNSAFE = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#[\]@!$&()*+,;=%]/gu

const encodeChar = (char: string): string => (char === "'" ? '%27' : char === '%' ? '%25' : encodeURIComponent(char))

/** The URL with everything percent-encoded that RFC 3986 does not allow as it is. */
export const percentEncode = (url: string): string => url.trim().replace(UNSAFE, encodeChar)

const fixed = (message: string, fix: string): UrlProblem => (URL.parse(fix)?.host ? { message, fix } : { message })

/** RFC 1035 §2.3.4. */
const LONGEST_LABEL = 63
const LONGEST_NAME = 253

/** What is wrong with the host and port of a URL, though it can be parsed; null when nothing is. */
export const hostProblem = ({ port, hostname }: Pick<URL, 'port' | 'hostname'>): string | null => {
  if (port === '0') return 'Nothing can listen on port 0. Give the port of the endpoint, or none.'
  if (hostname.startsWith('[')) return null
  const name = hostname.replace(/\.$/, '')
  const labels = name.split('.')
  if (labels.includes('')) return 'The host name has an empty part between two dots, or begins with a dot.'
  if (name.length > LONGEST_NAME) return `The host name is longer than ${LONGEST_NAME} characters.`
  return labels.some(label => label.length > LONGEST_LABEL)
    ? `A part of the host name is longer than ${LONGEST_LABEL} characters.`
    : null
}

const CONTROL = /[\u0000-\u001f\u007f]/u

/** What is wrong with an endpoint URL under a webhook's policy (R5–R7); null when nothing is. */
export const urlProblem = (url: string, policy: Settings['urlPolicy']): UrlProblem | null => {
  if (url.trim() === '') return { message: 'Enter the endpoint URL.' }
  if (CONTROL.test(url.trim())) {
    return { message: 'The URL has a tab, a line break or another invisible character in it. Take it out.' }
  }
  const strict = policy === 'https-only'
  const secure = (text: string): string => (strict ? percentEncode(text).replace(/^http:/i, 'https:') : text.trim())
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url.trim()))
    return fixed(NO_HOST, secure(`https://${url.trim().replace(/^\/+/, '')}`))
  const parsed = URL.parse(url.trim())
  if (!parsed || !/^https?:\/\/[^/?#]/i.test(url.trim())) return { message: NO_HOST }
  if (parsed.username !== '' || parsed.password !== '') {
    return { message: 'The URL holds a user name or password, which would be stored in plain text. Leave them out.' }
  }
  const wrongHost = hostProblem(parsed)
  if (wrongHost !== null) return { message: wrongHost }
  if (strict && parsed.protocol === 'http:') return fixed('This profile sends to https:// only.', secure(url))
  if (url !== url.trim()) return fixed('There is white space around the URL.', secure(url))
  if (strict && percentEncode(url) !== url) {
    return fixed('Special characters in the URL must be percent-encoded.', secure(url))
  }
  return null
}
