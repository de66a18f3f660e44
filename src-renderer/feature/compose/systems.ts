import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import type { ProfileName } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'

export interface Sample {
  type: string
  description: string
  /** JSON text; null: there is no example. */
  data: string | null
}

type Described = Pick<EventTypeDefinition, 'name' | 'description' | 'examples'>

const sampleOf = ({ name, description, examples: [example] }: Described): Sample => ({
  type: name,
  description,
  data: example === undefined ? null : JSON.stringify(example, null, 2),
})

/** The events that a system can make: those of its profile, until the catalogue is there without one's own. */
export const samplesOf = (profile: ProfileName, catalogue: readonly EventTypeDefinition[] | undefined): Sample[] => {
  const { samples, otherNames = [] } = profiles[profile]
  if (catalogue === undefined) {
    return samples.map(({ type, description, data }) => sampleOf({ name: type, description, examples: [data] }))
  }
  const doubled = new Set(otherNames.map(({ type }) => type))
  return catalogue
    .filter(({ name, systems }) => (systems.length === 0 || systems.includes(profile)) && !doubled.has(name))
    .map(sampleOf)
}

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
