import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { Verification } from '../../../src-shared/model/verification.ts'
import type { CelValue } from './value.ts'

/** Longest body that conditions see. */
export const MOST_BODY = 1024 * 1024

/** A request as conditions see it. */
export interface CaptureView {
  method: string
  /** Of the target, without the query. */
  path: string
  /** Values of a name that comes twice are joined by a comma, as those of a header are. */
  query: Record<string, string>
  /** By their names in small letters. */
  headers: Record<string, string>
  /** What the JSON says, or else the text; null where it is longer than MOST_BODY. */
  body: CelValue
  size: bigint
  verification: Record<'scheme' | 'result' | 'reason', string> & { code: string | null }
  count: bigint
}

/** What of a request a view is made of. */
export interface ViewedRequest {
  method: string
  target: string
  rawHeaders: HeaderList
  /** Length of the whole body. */
  size: number
  /** The body, or as much of it as was asked for. */
  body: Uint8Array
  verification: Pick<Verification, 'scheme' | 'result' | 'code' | 'reason'>
  /** How many requests there have been with this one. */
  count: number
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

const joined = (pairs: Iterable<readonly [string, string]>): Record<string, string> => {
  const all = new Map<string, string>()
  for (const [name, value] of pairs) {
    const before = all.get(name)
    all.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return Object.fromEntries(all)
}

/** JSON is told by what it is and not by its content type, which senders get wrong. */
const bodyOf = (bytes: Uint8Array): CelValue => {
  const text = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export const conditionView = (request: ViewedRequest): CaptureView => {
  const { method, target, rawHeaders, size, body, verification, count } = request
  const [path = '', query = ''] = target.replace(ABSOLUTE, '').split(/\?(.*)/s)
  const { scheme, result, code, reason } = verification
  return {
    method,
    path,
    query: joined(new URLSearchParams(query)),
    headers: joined(rawHeaders.map(([name, value]) => [name.toLowerCase(), value] as const)),
    body: size > MOST_BODY || body.length > MOST_BODY ? null : bodyOf(body),
    size: BigInt(size),
    verification: { scheme, result, code, reason },
    count: BigInt(count),
  }
}
