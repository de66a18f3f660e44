import { z } from 'zod'
import { pageQuery } from './page.ts'
import { payloadFormats, profileNames } from './webhook.ts'

/** What a delivery is called as a job of the backend, by what it waits for or how it ended. */
export const jobStates = ['queued', 'active', 'deferred', 'finished', 'failed', 'scheduled'] as const
export type JobState = (typeof jobStates)[number]

export const jobStateLabel: Record<JobState, string> = {
  queued: 'Queued',
  active: 'Active',
  deferred: 'Deferred',
  finished: 'Finished',
  failed: 'Failed',
  scheduled: 'Scheduled',
}

const count = z.int().min(0)

export const backendQueueSchema = z.object({
  name: z.string(),
  /** Wait to be sent now. */
  queued: count,
  oldestQueuedAt: z.iso.datetime().nullable(),
  /** In flight. */
  active: count,
  /** Wait until their webhook is enabled again. */
  deferred: count,
  finished: count,
  failed: count,
  /** Wait for the time of their retry. */
  scheduled: count,
  /** 0 while nothing is sent. */
  workers: count,
  host: z.string(),
  port: z.int().nullable(),
  db: z.string(),
})
export type BackendQueue = z.infer<typeof backendQueueSchema>

export const backendStatusSchema = z.object({ queues: z.array(backendQueueSchema) })
export type BackendStatus = z.infer<typeof backendStatusSchema>

/** A delivery as a job: a row of a list. */
export const jobSchema = z.object({
  /** The id of the delivery. */
  id: z.string(),
  queue: z.string(),
  status: z.enum(jobStates),
  createdAt: z.iso.datetime(),
  /** When it went into the queue for its latest attempt; of a scheduled one, when it will. */
  enqueuedAt: z.iso.datetime(),
  eventType: z.string(),
  webhookId: z.string(),
  webhookName: z.string(),
  test: z.boolean(),
})
export type Job = z.infer<typeof jobSchema>

export const jobFilterSchema = z.strictObject({ state: z.enum(jobStates), ...pageQuery })
export type JobFilter = z.infer<typeof jobFilterSchema>

export const jobDetailSchema = jobSchema.extend({
  timeoutMs: z.int(),
  /** Of the latest attempt; null before the first. */
  startedAt: z.iso.datetime().nullable(),
  /** Null before the first attempt and while one is under way. */
  endedAt: z.iso.datetime().nullable(),
  /** Why it is deferred. */
  held: z.string().nullable(),
  arguments: z.object({
    messageId: z.string(),
    url: z.string(),
    method: z.string(),
    contentType: z.string(),
    profile: z.enum(profileNames),
    payloadFormat: z.enum(payloadFormats),
    /** Attempts made so far. */
    attempts: count,
    /** The request body, its secret masked; empty when it cannot be built. */
    payload: z.string(),
  }),
  /** How the latest attempt ended, in a sentence: `result` of a success, `exception` of a failure. */
  result: z.string().nullable(),
  exception: z.string().nullable(),
  /** Why it cannot be requeued, in a sentence; null when it can. */
  requeueProblem: z.string().nullable(),
})
export type JobDetail = z.infer<typeof jobDetailSchema>

/** Most jobs that one call requeues or deletes; callers go on with `next`. */
export const JOB_BATCH = 500

const ids = z.array(z.string().max(64)).min(1).max(JOB_BATCH)
const { cursor } = pageQuery

export const requeueSchema = z
  .strictObject({
    ids: ids.optional(),
    /** Every failed job, newest first. */
    all: z.literal(true).optional(),
    cursor,
  })
  .refine(what => (what.ids === undefined) !== (what.all === undefined), 'Give either ids or all.')
export type Requeue = z.infer<typeof requeueSchema>

export const deleteJobsSchema = z.strictObject({ ids })
export const emptyQueueSchema = z.strictObject({ cursor })

/** Jobs that were left as they are, by webhook and reason. */
export const skippedJobsSchema = z.object({
  /** Null where there is no such job. */
  webhookId: z.string().nullable(),
  webhookName: z.string().nullable(),
  /** A sentence. */
  reason: z.string(),
  count,
})
export type SkippedJobs = z.infer<typeof skippedJobsSchema>

const soFar = {
  skipped: z.array(skippedJobsSchema),
  /** The cursor of the call that goes on; null when all is done. */
  next: z.string().nullable(),
}
export const requeuedSchema = z.object({ requeued: count, ...soFar })
export type Requeued = z.infer<typeof requeuedSchema>
export const deletedJobsSchema = z.object({ deleted: count, ...soFar })
export type DeletedJobs = z.infer<typeof deletedJobsSchema>
