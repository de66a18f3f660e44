import { z } from 'zod'
import {
  backendStatusSchema,
  deletedJobsSchema,
  deleteJobsSchema,
  emptyQueueSchema,
  jobDetailSchema,
  jobFilterSchema,
  jobSchema,
  requeuedSchema,
  requeueSchema,
} from '../model/job.ts'
import { pageSchema } from '../model/page.ts'
import { call, change, raises } from './call.ts'

export const jobPageSchema = pageSchema(jobSchema)

const tags = ['Backend']

/** The queue and its jobs; a job is a delivery, and its id the delivery’s. */
export const backend = {
  status: call
    .route({ method: 'GET', path: '/backend/status', tags, summary: 'Counters of each queue' })
    .output(backendStatusSchema),

  jobs: call
    .route({ method: 'GET', path: '/backend/jobs', tags, summary: 'Jobs in one state, newest first' })
    .input(jobFilterSchema)
    .output(jobPageSchema),

  job: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/backend/jobs/{id}', tags, summary: 'One job with its arguments and its result' })
    .input(z.object({ id: z.string() }))
    .output(jobDetailSchema),

  requeue: change
    .route({
      method: 'POST',
      path: '/backend/requeue',
      tags,
      summary: 'Give failed jobs one more attempt',
      description: 'At most 500 jobs a call. With `all`, go on with the cursor `next` until it is null.',
    })
    .input(requeueSchema)
    .output(requeuedSchema),

  remove: change
    .route({
      method: 'POST',
      path: '/backend/delete',
      tags,
      summary: 'Delete jobs in any state but active; their messages stay and say so',
    })
    .input(deleteJobsSchema)
    .output(deletedJobsSchema),

  empty: change
    .route({
      method: 'POST',
      path: '/backend/empty',
      tags,
      summary: 'Delete every job that waits: queued, deferred and scheduled',
      description: 'At most 500 jobs a call; go on with the cursor `next` until it is null.',
    })
    .input(emptyQueueSchema)
    .output(deletedJobsSchema),
}
