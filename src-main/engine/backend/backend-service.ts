import { HookError } from '../../../src-shared/error.ts'
import type { BackendStatus, Job, JobDetail, JobFilter } from '../../../src-shared/model/job.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { toIso } from '../../../src-shared/time.ts'
import { retryProblem } from '../delivery/retry-problem.ts'
import { shownBody } from '../delivery/shown-body.ts'
import type { Dispatcher } from '../dispatch/dispatcher.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { Store } from '../port/store.ts'
import type { Templates } from '../port/templates.ts'
import type { Registry } from '../webhook/registry.ts'
import { createJobActions, type JobActions, noJob } from './job-actions.ts'
import { createJobList } from './job-list.ts'
import { jobOutcome } from './job-outcome.ts'
import { jobView, QUEUE_NAME } from './job-view.ts'

export interface BackendServiceOptions {
  store: Pick<Store, 'queue' | 'log'>
  registry: Pick<Registry, 'get'>
  templates: Pick<Templates, 'render'>
  live: Pick<LiveFeed, 'deliveryChanged' | 'deliveriesRemoved'>
  dispatcher: Pick<Dispatcher, 'wake' | 'startedAt'>
  sending: () => boolean
}

/** The queue as NetBox's backend status shows it: its deliveries are the jobs (R109 to R113). */
export interface BackendService extends JobActions {
  status(): Promise<BackendStatus>
  jobs(filter: JobFilter): Promise<Page<Job>>
  /** Throws NOT_FOUND. */
  job(id: string): Promise<JobDetail>
}

/** The place of the embedded queue, as the page names it. */
const EMBEDDED = { host: 'embedded', port: null, db: 'hookbench.db' }

const isoOrNull = (unixMs: number | null | undefined): string | null => (unixMs == null ? null : toIso(unixMs))

export const createBackendService = (options: BackendServiceOptions): BackendService => {
  const { store, registry, templates, live, dispatcher, sending } = options

  return {
    ...createJobActions({ store, registry, live, wake: dispatcher.wake }),

    async status() {
      const { oldestQueuedAt, ...counts } = await store.queue.jobCounts()
      const workers = sending() ? 1 : 0
      return {
        queues: [{ name: QUEUE_NAME, ...counts, oldestQueuedAt: isoOrNull(oldestQueuedAt), workers, ...EMBEDDED }],
      }
    },

    jobs: createJobList(store),

    async job(id) {
      const [found, flying] = await Promise.all([store.log.delivery(id), store.queue.inFlight()])
      const webhook = found === null ? undefined : registry.get(found.delivery.webhookId)
      if (found === null || webhook === undefined) throw new HookError('NOT_FOUND', noJob(id))
      const { delivery, message, attempts } = found
      const { record, target } = webhook
      const view = jobView(delivery, flying.includes(id))
      const last = attempts.at(-1)
      const running = view.status === 'active' ? dispatcher.startedAt(id) : null
      return {
        ...view,
        timeoutMs: target.settings.timeoutMs,
        startedAt: isoOrNull(running ?? last?.at),
        endedAt: running !== null || last === undefined ? null : toIso(Math.round(last.at + last.total)),
        held: delivery.held,
        arguments: {
          messageId: message.id,
          url: last?.url ?? record.url,
          method: last?.method ?? target.settings.method,
          contentType: target.settings.contentType,
          profile: record.profile,
          payloadFormat: target.settings.payloadFormat,
          attempts: delivery.attempts,
          payload: last?.requestBody ?? (await shownBody(templates, webhook, delivery, message)),
        },
        ...jobOutcome(last),
        requeueProblem: retryProblem(record, delivery),
      }
    },
  }
}
