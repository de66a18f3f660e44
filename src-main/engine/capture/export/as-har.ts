import { isUtf8 } from 'node:buffer'
import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { toIso } from '../../../../src-shared/time.ts'
import { VERSION } from '../../../../src-shared/version.ts'
import { type ExportedRequest, valueOf } from './exported-request.ts'

const fields = (list: HeaderList) => list.map(([name, value]) => ({ name, value }))

const queryOf = (url: string): { name: string; value: string }[] => {
  const query = /\?([^#]*)/s.exec(url)?.[1] ?? ''
  return fields([...new URLSearchParams(query)])
}

const cookiesOf = (headers: HeaderList): { name: string; value: string }[] =>
  headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => value.split(';'))
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const at = part.indexOf('=')
      return at === -1 ? { name: part, value: '' } : { name: part.slice(0, at), value: part.slice(at + 1) }
    })

/** HAR has no word for bytes in a request: they are in base64, and both a comment and Chrome's own field say so. */
const postData = (body: Buffer, type: string) =>
  isUtf8(body)
    ? { mimeType: type, text: body.toString('utf8') }
    : { mimeType: type, text: body.toString('base64'), comment: 'base64', _encoding: 'base64' }

const TOO_LONG = 'The body is too long to stand here.'

/** Nothing where there is no body; of one that is too long that it is there. */
const postDataOf = ({ capture, headers, body }: ExportedRequest) => {
  if (capture.bodySize === 0) return {}
  const type = valueOf(headers, 'content-type') ?? ''
  if (body.length < capture.bodySize) return { postData: { mimeType: type, text: '', comment: TOO_LONG } }
  return { postData: postData(body, type) }
}

const requestOf = (request: ExportedRequest) => {
  const { capture, url, headers } = request
  return {
    method: capture.method,
    url,
    httpVersion: `HTTP/${capture.httpVersion}`,
    cookies: cookiesOf(headers),
    headers: fields(headers),
    queryString: queryOf(url),
    ...postDataOf(request),
    headersSize: -1,
    bodySize: capture.bodySize,
  }
}

const responseOf = ({ answer }: ExportedRequest) => {
  const headers = answer?.headers ?? []
  const size = answer === null ? 0 : Buffer.byteLength(answer.body, answer.encoding)
  return {
    status: answer?.status ?? 0,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: fields(headers),
    content: {
      size,
      mimeType: valueOf(headers, 'content-type') ?? '',
      text: answer?.body ?? '',
      ...(answer?.encoding === 'base64' ? { encoding: 'base64' } : {}),
    },
    redirectURL: valueOf(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: size,
  }
}

/** HAR 1.2 of requests that were received: the times are those of the answers. */
export const asHar = (requests: readonly ExportedRequest[]): string => {
  const entries = requests.map(request => ({
    startedDateTime: toIso(request.capture.receivedAt),
    time: request.answer?.durationMs ?? 0,
    request: requestOf(request),
    response: responseOf(request),
    cache: {},
    timings: { send: 0, wait: request.answer?.durationMs ?? 0, receive: 0 },
    comment: `${request.capture.id} in the inbox ${request.capture.inbox}`,
  }))
  const log = { version: '1.2', creator: { name: 'Hookbench', version: VERSION }, entries }
  return `${JSON.stringify({ log }, null, 2)}\n`
}
