import type { ProfileName } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'

export interface Sample {
  type: string
  description: string
  data: string
}

/** The events a system knows, each with an example of its entity. */
export const samplesOf = (profile: ProfileName): Sample[] =>
  profiles[profile].samples.map(({ type, description, data }) => ({
    type,
    description,
    data: JSON.stringify(data, null, 2),
  }))

export const SYSTEMS = Object.values(profiles).map(({ name, label, samples }) => ({
  value: name,
  label,
  help: samples.length === 1 ? 'One event.' : `${samples.length} events.`,
}))

/** How an asset came in; a re-import or re-sync makes no asset.create (R31). */
export const ORIGINS = [
  { value: '', label: 'Upload' },
  { value: 'reimport', label: 'Re-import', help: 'Fires no asset.create.' },
  { value: 'resync', label: 'Re-sync', help: 'Fires no asset.create.' },
]

/** Licence of the computer an event comes from (R38). */
export const LICENCES = [
  { value: 'pro', label: 'Pro' },
  { value: 'free', label: 'Free', help: 'Hedge Connect webhooks pass it over.' },
  { value: '', label: 'None', help: 'Hedge Connect webhooks pass it over.' },
]
