import { HookError } from '../../../src-shared/error.ts'
import type { AddressPolicy } from '../dispatch/address-policy.ts'
import { checkFilter } from '../filter/check-filter.ts'
import type { WebhookRecord } from '../port/store.ts'
import { secretPolicy } from '../../../src-shared/profiles/secret-policy.ts'
import { checkTls } from './check-tls.ts'
import { checkUrl } from './check-url.ts'

type Candidate = Pick<WebhookRecord, 'url' | 'eventTypes' | 'profile' | 'settings'>

const invalid = (field: string, message: string, help?: string): HookError =>
  new HookError('INVALID_INPUT', message, { field, ...(help === undefined ? {} : { help }) })

const checkEventTypes = ({ profile, eventTypes }: Candidate): void => {
  if (profile !== 'netbox' || eventTypes.length > 0) return
  throw invalid('eventTypes', 'You must select at least one type: create, update, and/or delete.')
}

const checkSecret = ({ profile, settings }: Candidate, secret: string | undefined): void => {
  const policy = secretPolicy(profile, settings.signing)
  if (secret === undefined || policy.origin === 'user') return
  throw policy.origin === 'none'
    ? invalid('secret', 'This webhook is not signed, so it has no secret.', 'Leave the secret out.')
    : invalid('secret', 'The secret of this webhook is made by Hookbench.', 'Leave it out; reset it for a new one.')
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
