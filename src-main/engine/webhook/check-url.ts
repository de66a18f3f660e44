import { isIP } from 'node:net'
import { urlProblem } from '../../../src-shared/endpoint-url.ts'
import { HookError } from '../../../src-shared/error.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import type { AddressPolicy, Refusal } from '../dispatch/address-policy.ts'
import { portOf } from './port-of.ts'

const invalid = (message: string, help?: string): HookError =>
  new HookError('INVALID_INPUT', message, { field: 'url', ...(help === undefined ? {} : { help }) })

/** The help names --allow-private only where it would help. */
export const refusedUrl = ({ reason, allowable }: Refusal, lead = ''): HookError =>
  invalid(
    `The address policy refuses this URL: ${lead}${reason}.`,
    allowable
      ? 'Start with --allow-private to reach private networks.'
      : 'Requests never go there. Give the address of the endpoint itself.',
  )

const allowed = (url: URL, policy: AddressPolicy): void => {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const refusal = isIP(host) === 0 ? null : policy(host, portOf(url))
  if (refusal !== null) throw refusedUrl(refusal)
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
