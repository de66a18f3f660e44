import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface SinkRequest {
  method: string
  target: string
  headers: IncomingMessage['headers']
  rawHeaders: string[]
  body: Buffer
}

export interface Sink {
  url: string
  requests: SinkRequest[]
  close(): Promise<void>
}

/** An endpoint on a free port that keeps what it got and answers as `answer` says (200 when it is not given). */
export const startSink = async (
  answer?: (request: SinkRequest, index: number) => RequestListener | number,
): Promise<Sink> => {
  const requests: SinkRequest[] = []
  const server = createServer(async (request, response) => {
    const got = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: request.headers,
      rawHeaders: request.rawHeaders,
      body: await buffer(request),
    }
    requests.push(got)
    const what = answer?.(got, requests.length - 1) ?? 200
    if (typeof what === 'number') response.writeHead(what).end()
    else what(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
