import type { HeaderList } from '../../../src-shared/model/attempt.ts'

/** They belong to one connection (RFC 9110 §7.6.1) or to how a message is framed. */
const ofConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'content-length',
  'host',
])

/** Without a body their requests need no word on its length. */
const bodiless = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'])

export interface FramedRequest {
  method: string
  host: string
  headers: HeaderList
  trailers: HeaderList
  bodySize: number
}

const namedByConnection = (headers: HeaderList): Set<string> =>
  new Set(
    headers
      .filter(([name]) => name.toLowerCase() === 'connection')
      .flatMap(([, value]) => value.toLowerCase().split(','))
      .map(name => name.trim()),
  )

/**
 * The headers as they go out: order, case and duplicates as given. Host and what frames the body are made anew, each at
 * the place where the given list has it; what belongs to the old connection is left out.
 */
export const framedHeaders = ({ method, host, headers, trailers, bodySize }: FramedRequest): HeaderList => {
  const dropped = namedByConnection(headers)
  const chunked = trailers.length > 0 || headers.some(([name]) => name.toLowerCase() === 'transfer-encoding')
  const made: HeaderList = []
  const done = new Set<string>()

  const once = (what: 'host' | 'frame', name: string, value: string): void => {
    if (done.has(what)) return
    done.add(what)
    made.push([name, value])
  }

  if (!headers.some(([name]) => name.toLowerCase() === 'host')) once('host', 'Host', host)
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    if (lower === 'host') once('host', name, host)
    else if (lower === 'transfer-encoding') once('frame', name, 'chunked')
    else if (lower === 'content-length' && !chunked) once('frame', name, String(bodySize))
    else if (lower === 'trailer' && trailers.length > 0) made.push([name, value])
    else if (!ofConnection.has(lower) && !dropped.has(lower)) made.push([name, value])
  }
  if (chunked) once('frame', 'Transfer-Encoding', 'chunked')
  else if (bodySize > 0 || !bodiless.has(method)) once('frame', 'Content-Length', String(bodySize))
  made.push(['Connection', 'close'])
  return made
}
