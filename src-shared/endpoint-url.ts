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

/** What is wrong with an endpoint URL under a webhook's policy (R5–R7); null when nothing is. */
export const urlProblem = (url: string, policy: Settings['urlPolicy']): UrlProblem | null => {
  if (url.trim() === '') return { message: 'Enter the endpoint URL.' }
  const strict = policy === 'https-only'
  const secure = (text: string): string => (strict ? percentEncode(text).replace(/^http:/i, 'https:') : text.trim())
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url.trim()))
    return fixed(NO_HOST, secure(`https://${url.trim().replace(/^\/+/, '')}`))
  const parsed = URL.parse(url.trim())
  if (!parsed || !/^https?:\/\/[^/?#]/i.test(url.trim())) return { message: NO_HOST }
  if (parsed.username !== '' || parsed.password !== '') {
    return { message: 'The URL holds a user name or password, which would be stored in plain text. Leave them out.' }
  }
  if (strict && parsed.protocol === 'http:') return fixed('This profile sends to https:// only.', secure(url))
  if (url !== url.trim()) return fixed('There is white space around the URL.', secure(url))
  if (strict && percentEncode(url) !== url) {
    return fixed('Special characters in the URL must be percent-encoded.', secure(url))
  }
  return null
}
