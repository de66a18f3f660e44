import { isSecretHeader } from '../../../src-shared/model/secret-header.ts'
import type { ClusterValues } from '../../../src-shared/model/cluster-properties.ts'
import { effectiveSettings } from '../cluster/effective-settings.ts'
import type { Target } from '../dispatch/build-request.ts'
import { requestTarget } from '../dispatch/request-target.ts'
import type { WebhookRecord, WebhookStore } from '../port/store.ts'
import type { Vault } from '../port/vault.ts'
import { knownSecrets } from '../secret/known-secrets.ts'
import { openHeaders } from '../secret/sealed-headers.ts'
import { createSecretMask } from '../secret/secret-mask.ts'

/** A webhook ready for use: the record, and what sending needs, with cluster properties applied and secrets opened. */
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
  /** Applies the cluster properties again. */
  refresh(): void
  remove(id: string): void
}

const sealedList = (vault: Vault, sealed: string): string[] => JSON.parse(vault.open(sealed))

export const loadRegistry = async (
  webhooks: WebhookStore,
  vault: Vault,
  cluster: () => ClusterValues,
): Promise<Registry> => {
  const byId = new Map<string, Registered>()

  const put = (record: WebhookRecord): void => {
    const url = URL.parse(record.url)
    const settings = effectiveSettings(record.profile, record.settings, cluster())
    const headers =
      record.headerSecrets === null ? settings.headers : openHeaders(vault, settings.headers, record.headerSecrets)
    const secrets = sealedList(vault, record.secrets)
    const secretHeaders = headers.filter(([name]) => isSecretHeader(name, settings.secretHeaders))
    byId.set(record.id, {
      record,
      target: {
        id: record.id,
        number: record.number,
        url: record.url,
        origin: url?.origin ?? record.url,
        requestTarget: requestTarget(record.url),
        settings: { ...settings, headers },
        secrets,
        mask: createSecretMask(knownSecrets(secrets, secretHeaders)),
      },
    })
  }

  for (const { counts: _counts, last: _last, ...record } of await webhooks.list()) put(record)
  return {
    get: id => byId.get(id),
    all: () => byId.values(),
    size: () => byId.size,
    put,
    refresh() {
      for (const { record } of byId.values()) put(record)
    },
    remove: id => void byId.delete(id),
  }
}
