import { MINUTE } from '../time.ts'
import { plain } from './plain.ts'
import type { Profile, SampleEvent } from './profile.ts'

const site = { id: 54, name: 'DC Ost', slug: 'dc-ost', status: 'active', region: { id: 3, name: 'Berlin' }, tags: [] }

const sample = (type: string, description: string): SampleEvent => ({
  type,
  description,
  data: {
    objectType: 'dcim.site',
    model: 'Site',
    object: site,
    prechange: type === 'created' ? null : { ...site, status: 'planned' },
    postchange: type === 'deleted' ? null : site,
    username: 'admin',
    requestId: '17af32f0-5d1a-4d43-9a9f-0f6f7f1f1c58',
  },
})

/** NetBox (R17, R22, R24, R35, R36, R46, R47, R54–R56, R62, R73, R85). */
export const netbox: Profile = {
  name: 'netbox',
  label: 'NetBox',
  description: 'Signed with HMAC-SHA512 when there is a secret; one attempt, sent again by hand; follows redirects.',
  settings: {
    ...plain,
    urlPolicy: 'http-or-https',
    method: 'POST',
    contentType: 'application/json',
    payloadFormat: 'netbox-v2',
    signing: { scheme: 'hmac', algorithm: 'sha512', encoding: 'hex', header: 'X-Hook-Signature' },
    success: 'lt400',
    maxRedirects: 30,
    timeoutMs: 5 * MINUTE,
    retry: {
      delaysSec: [],
      on: { status: 'none', timeout: false, network: false },
      jitter: 0,
      honourRetryAfter: false,
    },
    disableRule: { onExhausted: false, onGone: false, window: null },
    manualRetry: true,
    concurrency: 8,
    tls: { verify: true, trustLocalCa: false, caFile: null },
    logRetentionDays: 30,
  },
  secret: { origin: 'user', maxLength: 255, visibility: 'always' },
  uniqueName: true,
  eventTypes: [],
  samples: [
    sample('created', 'An object was created.'),
    sample('updated', 'An object was changed.'),
    sample('deleted', 'An object was deleted; the payload holds it as it was.'),
    {
      ...sample('job_started', 'A job began.'),
      data: { objectType: 'extras.script', model: 'Script', object: { id: 7, name: 'sync' } },
    },
    {
      ...sample('job_ended', 'A job ended.'),
      data: { objectType: 'extras.script', model: 'Script', object: { id: 7, name: 'sync', status: 'completed' } },
    },
  ],
}
