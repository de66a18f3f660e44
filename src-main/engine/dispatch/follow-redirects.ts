import { hostProblem } from '../../../src-shared/endpoint-url.ts'
import type { Timing } from '../../../src-shared/model/attempt.ts'
import type { Clock } from '../../../src-shared/time.ts'
import { AttemptError } from './attempt-error.ts'
import type { Pools } from './pools.ts'
import { requestTarget } from './request-target.ts'
import { type Sent, sendRequest, type WireRequest } from './send-request.ts'
import { roundMs } from './round-ms.ts'

/** A request, and what holds when an answer sends it elsewhere. */
export interface FollowedRequest extends WireRequest {
  maxRedirects: number
  /** A redirect to plain HTTP is refused. */
  httpsOnly: boolean
  /** What another origin gets: neither the signature nor a header that a person typed, which may hold a credential. */
  headersElsewhere: string[]
  /** The body holds a secret, so that another origin must not get it. */
  confidentialBody: boolean
}

const NO_BODY = new Uint8Array(0)
const redirects = new Set([301, 302, 303, 307, 308])
const bodyHeaders = new Set(['content-type', 'content-encoding'])

const without = (flat: readonly string[], dropped: ReadonlySet<string>): string[] =>
  flat.filter((_part, index) => !dropped.has((flat[index - (index % 2)] ?? '').toLowerCase()))

const locationOf = (sent: Sent): string | null => {
  if (!('response' in sent) || !redirects.has(sent.response.status)) return null
  const location = sent.response.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
  return location === undefined ? null : Buffer.from(location, 'latin1').toString('utf8')
}

const methodAfter = (status: number, method: WireRequest['method']): WireRequest['method'] =>
  status === 303 || status === 302 || (status === 301 && method === 'POST') ? 'GET' : method

/** The next hop as Python's requests makes it: only 307 and 308 keep the body. Throws AttemptError. */
const redirected = <T extends FollowedRequest>(request: T, status: number, location: string): T => {
  const url = URL.parse(location, request.origin + request.target)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new AttemptError('redirects', `The endpoint redirected to ${location}, which is no web address.`)
  }
  const wrongHost = hostProblem(url)
  if (wrongHost !== null) {
    throw new AttemptError('redirects', `The endpoint redirected to a place that cannot be reached. ${wrongHost}`)
  }
  if (request.httpsOnly && url.protocol !== 'https:') {
    throw new AttemptError('blocked', `The endpoint redirected to ${url.href}, and this webhook must use HTTPS.`)
  }
  const keepsBody = status === 307 || status === 308
  const elsewhere = url.origin !== request.origin
  if (elsewhere && keepsBody && request.confidentialBody) {
    throw new AttemptError(
      'blocked',
      `The endpoint redirected to ${url.origin}, which must not get the token in the body.`,
    )
  }
  const kept = (headers: string[]): string[] => (keepsBody ? headers : without(headers, bodyHeaders))
  const headersElsewhere = kept(request.headersElsewhere)
  return {
    ...request,
    origin: url.origin,
    target: requestTarget(url.href),
    method: methodAfter(status, request.method),
    headers: elsewhere ? headersElsewhere : kept(request.headers),
    headersElsewhere,
    body: keepsBody ? request.body : NO_BODY,
  }
}

/** A step that only one of two took place in counts as it is. */
const sum = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : roundMs((a ?? 0) + (b ?? 0))

const added = (before: Timing, hop: Timing): Timing => ({
  dns: sum(before.dns, hop.dns),
  connect: sum(before.connect, hop.connect),
  tls: sum(before.tls, hop.tls),
  firstByte: hop.firstByte === null ? null : roundMs(before.total + hop.firstByte),
  total: roundMs(before.total + hop.total),
})

const noTiming: Timing = { dns: null, connect: null, tls: null, firstByte: null, total: 0 }

/**
 * One request and the redirects it meets, up to `maxRedirects`, under one deadline; every hop is under the address
 * policy (R63). The answer is the last one; the timing covers all hops. Never rejects. `onStarted` gets a function
 * that breaks off whichever hop is under way.
 */
export const followRedirects = async (
  deps: { pools: Pools; clock: Clock },
  first: FollowedRequest,
  onStarted?: (abort: (reason: Error) => void) => void,
): Promise<Sent> => {
  if (first.maxRedirects === 0) return sendRequest(deps, first, onStarted)
  const startedAt = deps.clock.elapsed()
  let stopped: Error | null = null
  let abortHop: (reason: Error) => void = () => {}
  onStarted?.(reason => {
    stopped = reason
    abortHop(reason)
  })

  let request = first
  let timing = noTiming
  let resent = false
  for (let followed = 0; ; followed++) {
    const spentMs = deps.clock.elapsed() - startedAt
    const sent = await sendRequest(deps, { ...request, spentMs }, abort => (abortHop = abort))
    timing = added(timing, sent.timing)
    resent ||= sent.resent
    const location = locationOf(sent)
    if (!('response' in sent) || location === null) return { ...sent, timing, resent }
    if (stopped !== null) return { error: stopped, timing, resent }
    try {
      if (followed === first.maxRedirects) {
        throw new AttemptError('redirects', `The endpoint redirected more than ${first.maxRedirects} times.`)
      }
      if (deps.clock.elapsed() - startedAt >= first.timeoutMs) {
        throw new AttemptError('timeout-response', `No answer within ${first.timeoutMs} ms.`)
      }
      request = redirected(request, sent.response.status, location)
    } catch (thrown) {
      return { error: thrown instanceof Error ? thrown : new Error(String(thrown)), timing, resent }
    }
  }
}
