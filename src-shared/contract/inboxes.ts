import { z } from 'zod'
import { captureFilterSchema, captureSchema, captureSummarySchema } from '../model/capture.ts'
import { explanationSchema } from '../model/explanation.ts'
import { inboxCreateSchema, inboxSchema, inboxUpdateSchema } from '../model/inbox.ts'
import { pageSchema } from '../model/page.ts'
import { schemeInfoSchema } from '../model/scheme-info.ts'
import { call, change, raises } from './call.ts'

export const capturePageSchema = pageSchema(captureSummarySchema)
export const schemeListSchema = z.object({ items: z.array(schemeInfoSchema) })
export const inboxPageSchema = pageSchema(inboxSchema)

const name = z.object({ name: z.string() })
const id = z.object({ id: z.string() })
const tags = ['Receiver']

export const schemes = {
  list: call
    .route({ method: 'GET', path: '/schemes', tags, summary: 'Ways of signing that inboxes verify' })
    .output(schemeListSchema),
}

export const inboxes = {
  list: call.route({ method: 'GET', path: '/inboxes', tags, summary: 'List inboxes' }).output(inboxPageSchema),

  create: change
    .errors(raises('CONFLICT'))
    .route({ method: 'POST', path: '/inboxes', successStatus: 201, tags, summary: 'Create an inbox' })
    .input(inboxCreateSchema)
    .output(inboxSchema),

  get: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/inboxes/{name}', tags, summary: 'One inbox' })
    .input(name)
    .output(inboxSchema),

  update: change
    .errors(raises('NOT_FOUND'))
    .route({ method: 'PATCH', path: '/inboxes/{name}', tags, summary: 'Change the given fields' })
    .input(inboxUpdateSchema.extend({ name: z.string() }))
    .output(inboxSchema),

  remove: change
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'DELETE',
      path: '/inboxes/{name}',
      successStatus: 204,
      tags,
      summary: 'Delete an inbox and its captures',
    })
    .input(name)
    .output(z.void()),

  captures: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/inboxes/{name}/captures', tags, summary: 'Captures of an inbox, newest first' })
    .input(captureFilterSchema.extend({ name: z.string() }))
    .output(capturePageSchema),
}

export const captures = {
  list: call
    .route({ method: 'GET', path: '/captures', tags, summary: 'Captures of every inbox, newest first' })
    .input(captureFilterSchema)
    .output(capturePageSchema),

  get: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/captures/{id}', tags, summary: 'One capture' })
    .input(id)
    .output(captureSchema),

  body: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/captures/{id}/body', tags, summary: 'The exact body bytes' })
    .input(id)
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

  remove: change
    .errors(raises('NOT_FOUND'))
    .route({ method: 'DELETE', path: '/captures/{id}', successStatus: 204, tags, summary: 'Delete a capture' })
    .input(id)
    .output(z.void()),
}
