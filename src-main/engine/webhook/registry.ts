import type { Target } from '../dispatch/build-request.ts'
import { requestTarget } from '../dispatch/request-target.ts'
import type { WebhookRecord, WebhookStore } from '../port/store.ts'
import type { Vault } from '../port/vault.ts'

/** A webhook ready for use: the record, and what sending needs, with the secrets opened. */
export interface Registered {
  record: WebhookRecord
  target: Target
}

/** Every webhook in memory: matching and sending ask it for each message. */
export interface Registry {
  get(id: string): Registered | undefined
  all(): Iterable<Registered>
  size(): number
  put(record: WebhookRecord): void
  remove(id: string): void
}

const sealedList = (vault: Vault, sealed: string): string[] => JSON.parse(vault.open(sealed))

export const loadRegistry = async (webhooks: WebhookStore, vault: Vault): Promise<Registry> => {
  const byId = new Map<string, Registered>()

  const put = (record: WebhookRecord): void => {
    const url = URL.parse(record.url)
    byId.set(record.id, {
      record,
      target: {
        id: record.id,
        number: record.number,
        origin: url?.origin ?? record.url,
        requestTarget: requestTarget(record.url),
        settings: record.settings,
        secrets: sealedList(vault, record.secrets),
      },
    })
  }

  for (const row of await webhooks.list()) put(row)
  return {
    get: id => byId.get(id),
    all: () => byId.values(),
    size: () => byId.size,
    put,
    remove: id => void byId.delete(id),
  }
}
