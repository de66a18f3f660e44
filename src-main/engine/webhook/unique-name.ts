import { HookError } from '../../../src-shared/error.ts'
import type { WebhookRecord } from '../port/store.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { createSerial } from '../serial.ts'
import type { Registry } from './registry.ts'

type Named = Pick<WebhookRecord, 'id' | 'name' | 'profile'>

/**
 * Names that must be unique among the webhooks of their profile (R3). Of two that want one name at once, the second is
 * looked at when `save` of the first has ended. Throws HookError CONFLICT naming `name`.
 */
export const createUniqueNames = (registry: Pick<Registry, 'all'>) => {
  const inTurn = createSerial()

  const isTaken = ({ id, name, profile }: Named): boolean => {
    for (const { record } of registry.all()) {
      if (record.id !== id && record.profile === profile && record.name === name) return true
    }
    return false
  }

  return <T>(webhook: Named, save: () => Promise<T>): Promise<T> => {
    const { name, profile } = webhook
    const { uniqueName, label } = profiles[profile]
    if (!uniqueName) return save()
    return inTurn(`${profile} ${name}`, () => {
      if (!isTaken(webhook)) return save()
      throw new HookError('CONFLICT', `A ${label} webhook named ${name} exists.`, {
        field: 'name',
        help: 'Choose another name.',
      })
    })
  }
}
