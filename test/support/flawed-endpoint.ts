import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { headerPairs } from '../../src-main/engine/header-pairs.ts'
import { bindScheme } from '../../src-main/engine/sign/scheme/bind-scheme.ts'
import { verify } from '../../src-main/engine/sign/verify.ts'
import type { HeaderList } from '../../src-shared/model/attempt.ts'
import type { SchemeName } from '../../src-shared/model/scheme.ts'

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

interface Got {
  method: string
  url: string
  headers: HeaderList
  body: Buffer
}

export interface Endpoint {
  url: string
  requests: number
  close(): Promise<void>
}

type Answer = (got: Got, response: ServerResponse, server: Server) => void

const LIMIT = 1024 * 1024

/** `handle` gets the endpoint as it grows, with its URL. */
const listen = async (handle: (endpoint: { url: string; requests: number }) => Server): Promise<Endpoint> => {
  const endpoint = { url: '', requests: 0 }
  const server = handle(endpoint)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  endpoint.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return Object.assign(endpoint, {
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

const gotOf = ({ method = '', url = '', rawHeaders }: IncomingMessage, base: string, body: Buffer): Got => ({
  method,
  url: base + url.slice('/hook'.length),
  headers: headerPairs(rawHeaders),
  body,
})

/** An endpoint that refuses large bodies with 413 before it reads them, and leaves the rest to `answer`. */
export const startEndpoint = (answer: Answer, limit = LIMIT): Promise<Endpoint> =>
  listen(endpoint => {
    const server = createServer(async (request, response) => {
      endpoint.requests++
      if (Number(request.headers['content-length']) > limit) {
        request.resume()
        request.on('end', () => response.writeHead(413).end())
        return
      }
      answer(gotOf(request, endpoint.url, await buffer(request)), response, server)
    })
    return server
  })

/** One that takes the first piece of a body for all of it. */
export const startHasty = (answer: (got: Got, response: ServerResponse) => void): Promise<Endpoint> =>
  listen(endpoint =>
    createServer((request, response) => {
      endpoint.requests++
      request.once('data', (piece: Buffer) => answer(gotOf(request, endpoint.url, piece), response))
    }),
  )

/** How an endpoint looks at a request before it verifies it. */
export interface Flaw {
  rewrite?: (got: Got) => Got
  /** Takes any time. */
  anyTime?: boolean
  /** Lets requests through that it would refuse. */
  waives?: (got: Got) => boolean
}

const has = ({ headers }: Got, name: RegExp): boolean => headers.some(([given]) => name.test(given))

/** Answers 200 to what is rightly signed, and 401 to the rest. */
export const verifying =
  (scheme: SchemeName, { rewrite = got => got, anyTime = false, waives = () => false }: Flaw = {}, secret = SECRET) =>
  (got: Got, response: ServerResponse): void => {
    const bound = bindScheme(scheme)
    if (bound === null) throw new Error('There is nothing to verify.')
    const lenient = anyTime ? { ...bound, toleranceSec: null } : bound
    const { outcome } = verify(lenient, [secret], rewrite(got), Date.now())
    response.writeHead(outcome === 'valid' || waives(got) ? 200 : 401).end()
  }

export const unsigned = (got: Got): boolean => !has(got, /signature/i)

/** Parses the JSON and writes it anew, as a framework does. */
export const reserialise = (got: Got): Got => {
  try {
    return { ...got, body: Buffer.from(JSON.stringify(JSON.parse(got.body.toString('utf8')))) }
  } catch {
    return got
  }
}
