import { HookError } from '../../../src-shared/error.ts'
import type { WebhookRecord } from '../port/store.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import type { Registry } from './registry.ts'

type Named = Pick<WebhookRecord, 'id' | 'name' | 'profile'>

/**
 * Names that must be unique among the webhooks of their profile (R3). While `save` runs the name is taken, so that two
 * that come at once cannot both have it. Throws HookError CONFLICT naming `name`.
 */
export const createUniqueNames = (registry: Pick<Registry, 'all'>) => {
  const saving = new Set<Named>()

  const isTaken = ({ id, name, profile }: Named): boolean => {
    const same = (other: Named): boolean => other.id !== id && other.profile === profile && other.name === name
    if ([...saving].some(same)) return true
    for (const { record } of registry.all()) if (same(record)) return true
    return false
  }

  return async <T>(webhook: Named, save: () => Promise<T>): Promise<T> => {
    const { name, profile } = webhook
    if (profiles[profile].uniqueName && isTaken(webhook)) {
      throw new HookError('CONFLICT', `A ${profiles[profile].label} webhook named ${name} exists.`, {
        field: 'name',
        help: 'Choose another name.',
      })
    }
    saving.add(webhook)
    try {
      return await save()
    } finally {
      saving.delete(webhook)
    }
  }
}
