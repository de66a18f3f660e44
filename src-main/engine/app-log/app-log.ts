import type { AppLogEntry, AppLogFilter } from '../../../src-shared/model/app-log.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import type { Settlement } from '../port/queue.ts'
import type { AppLogStore, WebhookRecord } from '../port/store.ts'
import type { Registry } from '../webhook/registry.ts'
import { settlementEntries } from './settlement-entries.ts'

export interface AppLog {
  list(filter: AppLogFilter): Promise<Page<AppLogEntry>>
  /** Notes what there is to say of attempts that ended. */
  settled(settlements: readonly Settlement[]): void
  /** Notes that a rule disabled a webhook. */
  disabled(webhook: WebhookRecord, reason: string): void
  /** Notes a warning that is about no webhook; resolves when it is kept. */
  warn(message: string): Promise<void>
}

export interface AppLogOptions {
  store: AppLogStore
  registry: Pick<Registry, 'get'>
  clock: Clock
  onError: (error: unknown) => void
}

/** Warnings and errors for a person to read later (R93). */
export const createAppLog = ({ store, registry, clock, onError }: AppLogOptions): AppLog => ({
  async list(filter) {
    const { items, next } = await store.list(filter)
    return { items: items.map(({ id, at, ...rest }) => ({ id: String(id), at: toIso(at), ...rest })), next }
  },

  settled(settlements) {
    const at = clock.now()
    const entries = settlements.flatMap(settlement => {
      const webhook = registry.get(settlement.webhookId)
      return webhook === undefined ? [] : settlementEntries(settlement, webhook, at)
    })
    if (entries.length > 0) store.add(entries).catch(onError)
  },

  disabled({ id, name }, reason) {
    const message = `${name} was disabled. ${reason}`
    store.add([{ at: clock.now(), level: 'error', webhookId: id, message }]).catch(onError)
  },

  warn: message => store.add([{ at: clock.now(), level: 'warning', webhookId: null, message }]),
})
