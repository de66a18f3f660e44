import { isDeepStrictEqual } from 'node:util'
import type { Identity } from '../../../src-shared/model/token.ts'
import type { Settings, Webhook } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { toIso } from '../../../src-shared/time.ts'
import { maskedHeaders } from '../secret/sealed-headers.ts'
import type { LaneCounts } from '../port/queue.ts'
import type { WebhookRecord, WebhookRow } from '../port/store.ts'
import { isReadable, secretPolicy } from '../../../src-shared/profiles/secret-policy.ts'

/**
 * Whether a rule of delivery differs from the profile's preset. What a webhook subscribes to and filters is its own from
 * the start, and trusting the local authority belongs to this machine.
 */
const isCustomised = (record: WebhookRecord): boolean => {
  const comparable = (settings: Settings) => ({ ...settings, filter: null, tls: settings.tls.verify })
  return !isDeepStrictEqual(comparable(record.settings), comparable(profiles[record.profile].settings))
}

/**
 * A webhook as the API shows it. `secret` is the opened one, which is in it only where it may be read at any time, and
 * then for who may also change the webhook. What the settings hold is masked already, but for a record whose header
 * values wait to be sealed.
 */
export const webhookView = (
  row: WebhookRow,
  inFlight: LaneCounts['inFlight'],
  secret: string | undefined,
  { role }: Pick<Identity, 'role'>,
): Webhook => ({
  id: row.id,
  number: row.number,
  name: row.name,
  url: row.url,
  eventTypes: row.eventTypes,
  enabled: row.enabled,
  profile: row.profile,
  customised: isCustomised(row),
  disabled: row.disabled,
  createdAt: toIso(row.createdAt),
  updatedAt: toIso(row.updatedAt),
  publicKey: row.publicKey,
  hasSecret: secret !== undefined,
  secret: role !== 'viewer' && isReadable(secretPolicy(row.profile, row.settings.signing)) ? (secret ?? null) : null,
  ...row.settings,
  ...maskedHeaders(row.settings),
  health: {
    ...row.counts,
    inFlight,
    lastDelivery: row.last === null ? null : { status: row.last.status, at: toIso(row.last.at) },
  },
})
