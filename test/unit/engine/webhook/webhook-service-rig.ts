import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import type { LiveFeed } from '../../../../src-main/engine/live/live-feed.ts'
import type { Store } from '../../../../src-main/engine/port/store.ts'
import { createVault } from '../../../../src-main/engine/secret/vault.ts'
import { loadRegistry, type Registry } from '../../../../src-main/engine/webhook/registry.ts'
import { createWebhookService, type WebhookService } from '../../../../src-main/engine/webhook/webhook-service.ts'
import { HookError } from '../../../../src-shared/error.ts'
import { createIdSource } from '../../../../src-shared/id.ts'
import { makeStoreRig, newAttempt, type StoreRig } from '../../store/sqlite/store-rig.ts'

export interface WebhookServiceRig {
  rig: StoreRig
  service: WebhookService
  registry: Registry
  /** What the live feed and a person were told, in order. */
  told: string[]
  /** The next change that the store is asked for fails as on a full disk. */
  failNext(): void
  /** Which of the next changes of the store fail, in the order in which it is asked for them. */
  failInOrder(next: readonly boolean[]): void
  /** The next change that the store is asked for waits for the answer's call; resolves when it is asked for. */
  holdNext(): Promise<() => void>
  /** The next row that the service reads is held up behind the reading; resolves when it is read. */
  holdNextRead(): Promise<() => void>
  /** An attempt ends whose rule disables the webhook, up to the answer of the store. */
  settleDisabling(webhookId: string): Promise<void>
  /** The same, and the service hears of it. */
  disableByRule(webhookId: string): Promise<void>
  /** Resolves when no change of the webhook is under way. */
  quiet(id: string): Promise<void>
  /** What is in memory, on disk and in force for its lane; throws when they differ. */
  state(id: string): Promise<{ enabled: boolean; name: string } | null>
  /** A registry as a restart would load it. */
  reload(): Promise<Registry>
  close(): Promise<void>
}

const cluster = {
  webHooksRetryMaximumAttempts: null,
  webHooksFailuresBeforeDisable: null,
  RQ_RETRY_MAX: null,
  RQ_RETRY_INTERVAL: null,
}

/** The webhook service on a real store whose changes can be held up or fail. */
export const makeWebhookServiceRig = async (): Promise<WebhookServiceRig> => {
  const rig = await makeStoreRig()
  const vault = createVault(randomBytes(32))
  const told: string[] = []
  let gate: ((go: () => void) => void) | null = null
  let readGate: ((go: () => void) => void) | null = null
  let failures: boolean[] = []

  const change =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const opened = gate
      gate = null
      if (opened !== null) await new Promise<void>(resolve => opened(resolve))
      if (failures.shift() !== true) return call(...args)
      throw new HookError('DISK_FULL', 'The disk is full.')
    }

  const { webhooks, queue } = rig.store
  const store: Pick<Store, 'queue' | 'webhooks'> = {
    queue: { ...queue, drop: change(queue.drop) },
    webhooks: {
      ...webhooks,
      async get(id) {
        const row = await webhooks.get(id)
        const opened = readGate
        readGate = null
        if (opened !== null) await new Promise<void>(resolve => opened(resolve))
        return row
      },
      insert: change(webhooks.insert),
      update: change(webhooks.update),
      switch: change(webhooks.switch),
    },
  }
  const live = { webhooksChanged: () => void told.push('webhooks changed') } as Pick<LiveFeed, 'webhooksChanged'>
  const load = () => loadRegistry(webhooks, vault, () => cluster)
  const registry = await load()
  const service = createWebhookService({
    store,
    registry,
    vault,
    clock: rig.clock,
    ids: createIdSource(rig.clock),
    checkResolved: async () => {},
    policy: createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => false }),
    templates: { check: () => Promise.resolve(null) },
    live: live as LiveFeed,
    onDisabled: ({ name }, reason) => void told.push(`${name}: ${reason}`),
    onError: error => void told.push(String(error)),
    wake: () => {},
    forgetFailures: id => void told.push(`failures of ${id} forgotten`),
  })

  let messages = 0
  const settleDisabling = async (webhookId: string): Promise<void> => {
    await queue.enqueue([rig.message(`rule ${++messages}`, [webhookId])])
    const claimed = (await queue.claim(100)).filter(each => each.webhookId === webhookId)
    await queue.settle(
      claimed.map(({ id, attempt }) => ({
        id,
        webhookId,
        attempt: newAttempt({ number: attempt, success: false }),
        next: { state: 'failed' },
        disable: { at: '2026-01-01T00:00:00.000Z', reason: 'All attempts failed.', by: 'rule' },
      })),
    )
  }

  return {
    rig,
    service,
    registry,
    told,
    failNext: () => void (failures = [true]),
    failInOrder: next => void (failures = [...next]),
    holdNext: () => new Promise(resolve => (gate = resolve)),
    holdNextRead: () => new Promise(resolve => (readGate = resolve)),
    settleDisabling,
    async disableByRule(webhookId) {
      await settleDisabling(webhookId)
      service.disabledByRule(webhookId)
    },
    quiet: id =>
      service.update(id, {}).then(
        () => {},
        () => {},
      ),
    async state(id) {
      const row = await webhooks.get(id)
      const record = registry.get(id)?.record
      const { held } = await queue.laneCounts(id)
      if (row === null && record === undefined) return null
      const { counts: _counts, last: _last, ...onDisk } = row ?? { counts: null, last: null }
      const same = isDeepStrictEqual(onDisk, record)
      if (row === null || record === undefined || !same || (held === null) !== row.enabled) {
        throw new Error(`${id} differs: ${JSON.stringify({ onDisk, record, held })}`)
      }
      return { enabled: row.enabled, name: row.name }
    },
    reload: load,
    close: rig.close,
  }
}
