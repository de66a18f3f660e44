import type { Start, Status } from '../../src-shared/model/status.ts'
import { type Clock, SECOND, toIso } from '../../src-shared/time.ts'
import type { Dispatcher } from './dispatch/dispatcher.ts'
import type { Store } from './port/store.ts'
import type { Receiver } from './receive/create-receiver.ts'
import type { SettingsService } from './settings/settings-service.ts'
import type { Registry } from './webhook/registry.ts'

export interface StatusOptions {
  store: Store
  clock: Clock
  dispatcher: Pick<Dispatcher, 'ended'>
  registry: Pick<Registry, 'size'>
  receiver: Pick<Receiver, 'addresses'>
  settings: Pick<SettingsService, 'read'>
  version: string
}

/** Health, queue and addresses in one answer. The rate is measured between readings at least a second apart. */
export const createStatus = (options: StatusOptions) => {
  const { store, clock, dispatcher, registry, receiver, settings, version } = options
  const startedAt = toIso(clock.now())
  let stopped = false
  let apiUrl: string | null = null
  let start: Start | null = null
  let mark = { at: clock.elapsed(), ended: 0 }
  let perSecond = 0

  const isSending = (): boolean => !stopped && settings.read().backendEnabled

  const measureRate = (): number => {
    const now = clock.elapsed()
    const seconds = (now - mark.at) / SECOND
    if (seconds < 1) return perSecond
    const ended = dispatcher.ended()
    perSecond = Math.round(((ended - mark.ended) / seconds) * 10) / 10
    mark = { at: now, ended }
    return perSecond
  }

  return {
    setApiUrl(url: string): void {
      apiUrl = url
    },
    start: () => start,
    setStart(given: Start): void {
      start = given
    },
    stop(): void {
      stopped = true
    },
    isStopped: () => stopped,
    sending: isSending,
    async read(): Promise<Status> {
      const [counts, next, captures] = await Promise.all([
        store.queue.counts(),
        store.queue.next(),
        store.captures.count(),
      ])
      const { queued, scheduled, held, inFlight, sent, failed } = counts
      return {
        version,
        startedAt,
        sending: isSending(),
        queue: {
          backend: 'embedded',
          queued,
          scheduled,
          held,
          inFlight,
          nextAttemptAt: next === null ? null : toIso(next),
        },
        perSecond: measureRate(),
        totals: { webhooks: registry.size(), deliveries: queued + scheduled + sent + failed, sent, failed, captures },
        receiver: receiver.addresses(),
        api: { url: apiUrl },
      }
    },
  }
}
