import { HookError } from '../../../src-shared/error.ts'
import type { AddressPolicy } from '../dispatch/address-policy.ts'
import { checkFilter } from '../filter/check-filter.ts'
import type { WebhookRecord } from '../port/store.ts'
import { secretProblem } from '../../../src-shared/secret-problem.ts'
import { checkSigning } from './check-signing.ts'
import { checkTls } from './check-tls.ts'
import { checkUrl } from './check-url.ts'

type Candidate = Pick<WebhookRecord, 'url' | 'eventTypes' | 'profile' | 'settings'>

const invalid = (field: string, message: string, help?: string): HookError =>
  new HookError('INVALID_INPUT', message, { field, ...(help === undefined ? {} : { help }) })

const checkEventTypes = ({ profile, eventTypes }: Candidate): void => {
  if (profile !== 'netbox' || eventTypes.length > 0) return
  throw invalid('eventTypes', 'You must select at least one type: create, update, and/or delete.')
}

/** Throws INVALID_INPUT naming `secret`. */
export const checkSecret = (
  { profile, settings }: Pick<Candidate, 'profile' | 'settings'>,
  secret: string | undefined,
): void => {
  const problem = secret === undefined ? null : secretProblem(profile, settings.signing, secret)
  if (problem !== null) throw invalid('secret', problem.message, problem.help)
  checkSigning(settings, secret)
}

/** What must hold of a webhook before it is saved. `secret` is the one its owner chose. Throws INVALID_INPUT with the field. */
export const checkWebhook = (candidate: Candidate, secret: string | undefined, policy: AddressPolicy): void => {
  const { url, settings } = candidate
  checkUrl(url, settings.urlPolicy, policy)
  checkTls(settings)
  checkFilter(settings)
  checkEventTypes(candidate)
  checkSecret(candidate, secret)
}
