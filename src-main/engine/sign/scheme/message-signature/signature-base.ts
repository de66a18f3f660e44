import { headerValue } from '../read-header.ts'
import type { SignedRequest } from '../scheme.ts'
import { digestFor } from './content-digest.ts'

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' }

/** From the text, since URL would write path and query anew. */
const targetOf = (url: string): string => url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '')

const pathOf = (url: string): string => targetOf(url).replace(/\?.*$/s, '') || '/'

const queryOf = (url: string): string => /\?.*$/s.exec(targetOf(url))?.[0] ?? '?'

const authorityOf = (url: string): string | null => {
  const parsed = URL.parse(url)
  if (parsed === null) return null
  const { hostname, port, protocol } = parsed
  return port === '' || port === DEFAULT_PORTS[protocol] ? hostname.toLowerCase() : `${hostname.toLowerCase()}:${port}`
}

const queryParameter = (url: string, name: string): string | null => {
  const values = new URLSearchParams(queryOf(url)).getAll(decodeURIComponent(name))
  const [only] = values
  return values.length === 1 && only !== undefined ? encodeURIComponent(only) : null
}

/** RFC 9421 §2.2. Null: not known here. */
const derived = (name: string, { method, url }: SignedRequest): string | null => {
  if (name === '@method') return method
  if (url === null) return null
  switch (name) {
    case '@target-uri':
      return url
    case '@authority':
      return authorityOf(url)
    case '@scheme':
      return URL.parse(url)?.protocol.slice(0, -1) ?? null
    case '@request-target':
      return targetOf(url) || '/'
    case '@path':
      return pathOf(url)
    case '@query':
      return queryOf(url)
    default:
      return null
  }
}

const COMPONENT = /^"([^"]*)"$/
const QUERY_PARAMETER = /^"@query-param";name="([^"]*)"$/

/** The value of a component as it is written in Signature-Input; null for one that cannot be had. */
const valueOf = (component: string, request: SignedRequest): string | null => {
  const parameter = QUERY_PARAMETER.exec(component)?.[1]
  if (parameter !== undefined) return request.url === null ? null : queryParameter(request.url, parameter)
  const name = COMPONENT.exec(component)?.[1]
  if (name === undefined) return null
  if (name.startsWith('@')) return derived(name, request)
  const value = request.headers.some(([given]) => given.toLowerCase() === name)
    ? (headerValue(request.headers, name) ?? '').trim()
    : null
  return name === 'content-digest' && value !== null ? digestFor(value, request.body) : value
}

/** Components that this request does not have, or that are of a kind that is not known here. */
export const missingComponents = (components: readonly string[], request: SignedRequest): string[] =>
  components.filter(component => valueOf(component, request) === null)

/**
 * What is signed (RFC 9421 §2.5). The digest of the body is made anew, so that a body that was changed is told as such
 * and never passes.
 */
export const signatureBase = (components: readonly string[], parameters: string, request: SignedRequest): string =>
  [
    ...components.map(component => `${component}: ${valueOf(component, request) ?? ''}`),
    `"@signature-params": ${parameters}`,
  ].join('\n')
