import { isDeepStrictEqual } from 'node:util'
import type { Settings, Webhook } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { toIso } from '../../../src-shared/time.ts'
import type { LaneCounts } from '../port/queue.ts'
import type { WebhookRecord, WebhookRow } from '../port/store.ts'

/** Whether a setting differs from the profile's preset. Trusting the local authority belongs to this machine, not to the rules. */
const isCustomised = (record: WebhookRecord): boolean => {
  const comparable = ({ tls, ...rest }: Settings) => ({ ...rest, verify: tls.verify })
  return !isDeepStrictEqual(comparable(record.settings), comparable(profiles[record.profile].settings))
}

/** A webhook as the API shows it: never with its secret. */
export const webhookView = (row: WebhookRow, inFlight: LaneCounts['inFlight']): Webhook => ({
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
  ...row.settings,
  health: {
    ...row.counts,
    inFlight,
    lastDelivery: row.last === null ? null : { status: row.last.status, at: toIso(row.last.at) },
  },
})
