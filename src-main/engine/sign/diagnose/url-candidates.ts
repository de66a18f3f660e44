import { headerValue } from '../scheme/read-header.ts'
import type { SignedRequest } from '../scheme/scheme.ts'
import type { Candidate } from './candidate.ts'

type Found = Pick<Candidate, 'code' | 'how'> & { request: SignedRequest }

const hosts = (request: SignedRequest): string[] =>
  ['x-forwarded-host', 'x-original-host', 'host'].flatMap(name => headerValue(request.headers, name) ?? [])

function* changed(url: URL): Generator<string> {
  const { protocol, host, pathname, search } = url
  const other = protocol === 'https:' ? 'http:' : 'https:'
  const path = pathname.endsWith('/') ? pathname.slice(0, -1) : `${pathname}/`
  yield `${other}//${host}${pathname}${search}`
  yield `${protocol}//${host}${path}${search}`
  yield `${protocol}//${host}${pathname}`
  yield `${protocol}//${url.hostname}${pathname}${search}`
  yield `${protocol}//${url.hostname}:${url.port || (protocol === 'https:' ? '443' : '80')}${pathname}${search}`
}

/** Other addresses under which the sender may know the inbox. */
export function* urlCandidates(request: SignedRequest): Generator<Found> {
  const known = request.url === null ? null : URL.parse(request.url)
  if (known === null) return
  const seen = new Set([request.url])
  const bases = [
    known,
    ...hosts(request).flatMap(host =>
      ['https', 'http'].map(scheme => URL.parse(`${scheme}://${host}${known.pathname}${known.search}`)),
    ),
  ]
  for (const base of bases) {
    if (base === null) continue
    for (const url of [base.href, ...changed(base)]) {
      if (seen.has(url)) continue
      seen.add(url)
      yield { code: 'url-mismatch', how: `for the address ${url}`, request: { ...request, url } }
    }
  }
}
