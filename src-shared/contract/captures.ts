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
import { captureDiffInputSchema, captureDiffSchema } from '../model/capture-diff.ts'
import { explanationSchema } from '../model/explanation.ts'
import { pageSchema } from '../model/page.ts'
import { replayInputSchema, replayResultSchema, replaySchema } from '../model/replay.ts'
import { exportForms, exportManySchema, importedSchema, sessionSchema } from '../model/session.ts'
import { call, change, raises } from './call.ts'

export const releaseSchema = z.strictObject({ step: sendableStepSchema })
/** What AWS said to it. */
export const subscriptionConfirmedSchema = z.object({ url: z.string(), status: z.int(), body: z.string() })
export const capturePageSchema = pageSchema(captureSummarySchema)

export const replayListSchema = z.object({ items: z.array(replaySchema) })

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

  replay: change
    .errors(raises('NOT_FOUND', 'CONFLICT', 'KEY_UNUSABLE'))
    .route({
      method: 'POST',
      path: '/captures/{id}/replay',
      tags,
      summary: 'Send it again, exact, signed anew or edited; answers what came of it',
    })
    .input(id.extend(replayInputSchema.shape).strict())
    .output(replayResultSchema),

  replays: call
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'GET',
      path: '/captures/{id}/replays',
      tags,
      summary: 'When it was sent again, newest first; 50 are kept',
    })
    .input(id)
    .output(replayListSchema),

  diff: call
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'GET',
      path: '/captures/diff',
      tags,
      summary: 'What is different between two captures',
      description:
        'Headers as a set, JSON by its meaning, other text by its lines. `ignore` names what is left out; what differs between any two requests (ids, times, signatures) when it is not given.',
    })
    .input(captureDiffInputSchema)
    .output(captureDiffSchema),

  export: call
    .errors(raises('NOT_FOUND', 'CONFLICT', 'TOO_LARGE'))
    .route({
      method: 'GET',
      path: '/captures/{id}/export',
      tags,
      summary: 'As a curl command, HAR, raw HTTP, a report, or code that verifies such a request',
    })
    .input(id.extend({ as: z.enum(exportForms) }).strict())
    .output(z.file()),

  exportMany: change
    .errors(raises('NOT_FOUND', 'TOO_LARGE'))
    .route({
      method: 'POST',
      path: '/captures/export',
      tags,
      summary: 'Up to 1,000 captures in one file: HAR, or a session that can be opened elsewhere',
    })
    .input(exportManySchema)
    .output(z.file()),

  import: change
    .errors(raises('CONFLICT'))
    .route({
      method: 'POST',
      path: '/captures/import',
      tags,
      summary: 'Take a session in; what is here already stays as it is',
    })
    .input(sessionSchema)
    .output(importedSchema),

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
