import type { BackendStatus } from '../../src-shared/model/job.ts'

/** The page of the backend as NetBox has it, and the same as JSON (R113). */
export const BACKEND_STATUS_PATH = '/admin/webhook-backend-status'
export const BACKEND_STATS_PATH = `${BACKEND_STATUS_PATH}/stats.json`

/** `2026-11-22, 10:00:00` in UTC, and `-` for none, as django-rq writes it. */
const stamp = (iso: string | null): string => (iso === null ? '-' : iso.slice(0, 19).replace('T', ', '))

/** The status of the backend with the keys of django-rq, which programs that watch a NetBox read. */
export const backendStats = ({ queues }: BackendStatus) => ({
  queues: queues.map((queue, index) => ({
    name: queue.name,
    jobs: queue.queued,
    oldest_job_timestamp: stamp(queue.oldestQueuedAt),
    index,
    connection_kwargs: { host: queue.host, port: queue.port, db: queue.db },
    workers: queue.workers,
    finished_jobs: queue.finished,
    started_jobs: queue.active,
    deferred_jobs: queue.deferred,
    failed_jobs: queue.failed,
    scheduled_jobs: queue.scheduled,
  })),
})
