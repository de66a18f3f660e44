import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { type ExportedRequest, valueOf } from './exported-request.ts'

const lines = (headers: HeaderList): string => headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')

/** A chunked body was taken out of its chunks when it came; here it is one chunk. */
const framed = ({ headers, trailers, body }: ExportedRequest): Uint8Array => {
  const isChunked = /(^|,)\s*chunked\s*$/i.test(valueOf(headers, 'transfer-encoding') ?? '')
  if (!isChunked) return body
  const end = Buffer.from(`0\r\n${lines(trailers)}\r\n`, 'latin1')
  return body.length === 0
    ? end
    : Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n'), end])
}

/** The request as it stood on the wire; bytes that were no request stay as they came. */
export const asHttp = (request: ExportedRequest): Uint8Array => {
  const { method, target, httpVersion } = request.capture
  if (httpVersion === '?') return request.body
  const head = `${method} ${target} HTTP/${httpVersion}\r\n${lines(request.headers)}\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), framed(request)])
}
