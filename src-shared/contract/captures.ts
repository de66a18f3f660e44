import { z } from 'zod'
import { captureSchema, captureSummarySchema } from '../model/capture.ts'
import {
  captureCountSchema,
  captureFilterSchema,
  captureMarkSchema,
  captureQuerySchema,
  captureRemovalSchema,
  removedCapturesSchema,
} from '../model/capture-filter.ts'
import { sendableStepSchema } from '../model/answering.ts'
import { explanationSchema } from '../model/explanation.ts'
import { pageSchema } from '../model/page.ts'
import { call, change, raises } from './call.ts'

export const releaseSchema = z.strictObject({ step: sendableStepSchema })
/** What AWS said to it. */
export const subscriptionConfirmedSchema = z.object({ url: z.string(), status: z.int(), body: z.string() })
export const capturePageSchema = pageSchema(captureSummarySchema)

const id = z.object({ id: z.string() })
const tags = ['Receiver']

export const captures = {
  list: call
    .route({ method: 'GET', path: '/captures', tags, summary: 'Captures of every inbox, newest first' })
    .input(captureFilterSchema)
    .output(capturePageSchema),

  count: call
    .route({
      method: 'GET',
      path: '/captures/count',
      tags,
      summary: 'How many captures a filter means: exact up to 10,000',
    })
    .input(captureQuerySchema)
    .output(captureCountSchema),

  get: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/captures/{id}', tags, summary: 'One capture' })
    .input(id)
    .output(captureSchema),

  body: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/captures/{id}/body', tags, summary: 'The exact body bytes' })
    .input(id.extend({ first: z.coerce.number().int().min(1).optional().describe('Only so many from its beginning.') }))
    .output(z.file().mime('application/octet-stream')),

  explain: call
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'GET',
      path: '/captures/{id}/explain',
      tags,
      summary: 'Why its signature verifies or not, with what to change',
    })
    .input(id)
    .output(explanationSchema),

  update: change
    .errors(raises('NOT_FOUND'))
    .route({ method: 'PATCH', path: '/captures/{id}', tags, summary: 'Pin, colour or note a capture' })
    .input(captureMarkSchema.extend({ id: z.string() }))
    .output(captureSchema),

  removeMatching: change
    .route({
      method: 'DELETE',
      path: '/captures',
      tags,
      inputStructure: 'detailed',
      summary: 'Delete the captures that a filter means, but no pinned ones; with dryRun only count them',
    })
    .input(z.object({ query: captureRemovalSchema }))
    .output(removedCapturesSchema),
  release: change
    .errors(raises('NOT_FOUND', 'CONFLICT'))
    .route({
      method: 'POST',
      path: '/captures/{id}/release',
      tags,
      summary: 'Answer a request that is held',
    })
    .input(releaseSchema.extend({ id: z.string() }))
    .output(captureSchema),

  confirmSubscription: change
    .errors(raises('NOT_FOUND', 'CONFLICT'))
    .route({
      method: 'POST',
      path: '/captures/{id}/confirm-subscription',
      tags,
      summary: 'Confirm the subscription that an AWS SNS request asks for, by a GET of its SubscribeURL',
    })
    .input(id)
    .output(subscriptionConfirmedSchema),

  remove: change
    .errors(raises('NOT_FOUND'))
    .route({ method: 'DELETE', path: '/captures/{id}', successStatus: 204, tags, summary: 'Delete a capture' })
    .input(id)
    .output(z.void()),
}
