import { isIP } from 'node:net'
import { urlProblem } from '../../../src-shared/endpoint-url.ts'
import { HookError } from '../../../src-shared/error.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import type { AddressPolicy } from '../dispatch/address-policy.ts'

const invalid = (message: string, help?: string): HookError =>
  new HookError('INVALID_INPUT', message, { field: 'url', ...(help === undefined ? {} : { help }) })

const allowed = (url: URL, policy: AddressPolicy): void => {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const refusal = isIP(host) === 0 ? null : policy(host, Number(url.port) || (url.protocol === 'https:' ? 443 : 80))
  if (refusal !== null) {
    throw invalid(
      `The address policy refuses this URL: ${refusal}.`,
      'Start with --allow-private to reach private networks.',
    )
  }
}

/** Parses and checks an endpoint URL under the webhook's rule (R5–R7, B10). Throws INVALID_INPUT naming `url`. */
export const checkUrl = (text: string, urlPolicy: Settings['urlPolicy'], policy: AddressPolicy): URL => {
  const problem = urlProblem(text, urlPolicy)
  if (problem !== null) {
    throw invalid(
      problem.message,
      problem.fix === undefined ? 'For example https://example.com/hooks' : `Use ${problem.fix}`,
    )
  }
  const url = new URL(text)
  allowed(url, policy)
  return url
}
