import { HookError } from '../../../src-shared/error.ts'
import type { Attempt } from '../../../src-shared/model/attempt.ts'
import type { Delivery, DeliveryDetail, DeliveryFilter } from '../../../src-shared/model/delivery.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import { type AttemptDeps, makeAttempt } from '../dispatch/make-attempt.ts'
import type { IdSource } from '../../../src-shared/id.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { AttemptRecord, Claimed, NewMessage } from '../port/queue.ts'
import type { DeliveryRow, Store } from '../port/store.ts'
import { planAttempts } from '../retry/plan-attempts.ts'
import type { Registered, Registry } from '../webhook/registry.ts'
import { attemptView } from './attempt-view.ts'
import { deliveryView } from './delivery-view.ts'
import { createListFailures } from './list-failures.ts'
import { retryProblem } from './retry-problem.ts'
import { shownBody } from './shown-body.ts'

export interface DeliveryServiceOptions extends AttemptDeps {
  store: Store
  registry: Registry
  clock: Clock
  ids: IdSource
  live: LiveFeed
  wake: () => void
}

export interface DeliveryService {
  list(filter: DeliveryFilter): Promise<Page<Delivery>>
  get(id: string): Promise<DeliveryDetail>
  failures: ReturnType<typeof createListFailures>
  /** One more attempt for a failed delivery. Throws RETRY_NOT_ALLOWED with the reason. */
  retry(id: string): Promise<Delivery>
  /** Sends the sample of the webhook's profile at once, past the queue, also while it is disabled (R10). */
  sendTest(webhookId: string): Promise<Attempt & { deliveryId: string }>
}

export const createDeliveryService = (options: DeliveryServiceOptions): DeliveryService => {
  const { store, registry, clock, ids, live, wake, templates } = options

  const find = async (id: string) => {
    const found = await store.log.delivery(id)
    if (found === null) throw new HookError('NOT_FOUND', `There is no delivery ${id}.`)
    return found
  }

  const planned = (row: DeliveryRow, webhook: Registered | undefined): string[] => {
    if (row.nextAttemptAt === null || webhook === undefined || row.status === 'sent' || row.status === 'failed')
      return []
    return planAttempts(webhook.target.settings, row.attempts, row.nextAttemptAt).map(toIso)
  }

  return {
    async list(filter) {
      const { items, next } = await store.log.deliveries(filter)
      return { items: items.map(deliveryView), next }
    },

    failures: createListFailures(store.log, clock),

    async get(id) {
      const { delivery, message, attempts } = await find(id)
      const webhook = registry.get(delivery.webhookId)
      const body = await shownBody(templates, webhook, delivery, message)
      return {
        ...deliveryView(delivery),
        attemptList: await Promise.all(
          attempts.map((record: AttemptRecord) => attemptView(record, body, webhook?.target.mask)),
        ),
        message: {
          id: message.id,
          type: message.type,
          timestamp: toIso(message.timestamp),
          createdAt: toIso(message.createdAt),
        },
        plannedAttempts: planned(delivery, webhook),
        manualRetry: webhook?.record.settings.manualRetry ?? false,
      }
    },

    async retry(id) {
      const { delivery } = await find(id)
      const refuse = (reason: string): HookError => new HookError('RETRY_NOT_ALLOWED', reason)
      const problem = retryProblem(registry.get(delivery.webhookId)?.record, delivery)
      if (problem !== null) throw refuse(problem)
      const outcome = await store.queue.requeue(id)
      if (outcome === 'missing') throw new HookError('NOT_FOUND', `There is no delivery ${id}.`)
      if (outcome === 'not-failed') throw refuse('It was queued again already.')
      live.deliveryChanged(id)
      wake()
      return deliveryView((await find(id)).delivery)
    },

    async sendTest(webhookId) {
      const webhook = registry.get(webhookId)
      if (webhook === undefined) throw new HookError('NOT_FOUND', `There is no webhook ${webhookId}.`)
      const [sample] = profiles[webhook.record.profile].samples
      const now = clock.now()
      const message: NewMessage = {
        id: ids.next('msg'),
        type: sample.type,
        data: JSON.stringify(sample.data),
        timestamp: now,
        origin: 'test',
        createdAt: now,
        webhookIds: [webhookId],
        skipped: [],
      }
      const claimed: Claimed = { ...message, id: '', webhookId, messageId: message.id, attempt: 1, manual: true }
      const { record } = await makeAttempt(options, webhook.target, claimed)
      const deliveryId = await store.recordTest(message, record)
      live.deliveryChanged(deliveryId)
      const body = await shownBody(templates, webhook, { id: '', webhookId, attempts: 0 }, message)
      return { ...(await attemptView(record, body, webhook.target.mask)), deliveryId }
    },
  }
}
