import type { StoredToken, TokenFile } from '../../src-main/engine/access/token-service.ts'
import type { ClusterPropertiesFile } from '../../src-main/engine/cluster/cluster-properties.ts'
import type { Store } from '../../src-main/engine/port/store.ts'
import { HookError } from '../../src-shared/error.ts'

/** Calls that need room, by their names in every port. */
const writes = new Set(
  'enqueue settle requeue hold release drop recordTest insert update switch remove put write add change made'.split(
    ' ',
  ),
)

type Method = (...args: unknown[]) => unknown

/** A disk that is full while somebody says so: then nothing that is written to it gets through. */
export const createFullDisk = () => {
  let full = false
  const kept: { tokens: StoredToken[]; properties: string } = { tokens: [], properties: '' }

  const needRoom = (): void => {
    if (!full) return
    throw new HookError('DISK_FULL', 'The disk with the data directory is full; nothing was stored.', {
      help: 'Free some space. Work goes on by itself when there is room again.',
    })
  }

  const guard = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver)
        if (typeof value === 'object' && value !== null) return guard(value)
        if (typeof value !== 'function' || !writes.has(String(name))) return value
        return async (...args: unknown[]) => {
          needRoom()
          return (value as Method)(...args)
        }
      },
    })

  const tokens: TokenFile = {
    load: () => Promise.resolve(kept.tokens),
    async save(next) {
      needRoom()
      kept.tokens = [...next]
    },
  }
  const clusterProperties: ClusterPropertiesFile = {
    read: () => Promise.resolve(kept.properties),
    async write(text) {
      needRoom()
      kept.properties = text
    },
    watch: () => () => {},
  }
  return {
    tokens,
    clusterProperties,
    store: (store: Store): Store => guard(store),
    fill: (isFull: boolean): void => void (full = isFull),
  }
}

export type FullDisk = ReturnType<typeof createFullDisk>
