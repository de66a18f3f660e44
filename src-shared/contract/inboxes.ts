import { z } from 'zod'
import { captureFilterSchema } from '../model/capture.ts'
import { inboxCreateSchema, inboxSchema, inboxUpdateSchema } from '../model/inbox.ts'
import { pageSchema } from '../model/page.ts'
import { call, change, raises } from './call.ts'
import { capturePageSchema } from './captures.ts'

export const inboxPageSchema = pageSchema(inboxSchema)

const name = z.object({ name: z.string() })
const tags = ['Receiver']

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

  resetSteps: change
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'POST',
      path: '/inboxes/{name}/reset-steps',
      tags,
      summary: 'Begin every rule at its first step again',
    })
    .input(name)
    .output(inboxSchema),

  captures: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/inboxes/{name}/captures', tags, summary: 'Captures of an inbox, newest first' })
    .input(captureFilterSchema.omit({ inbox: true }).extend({ name: z.string() }))
    .output(capturePageSchema),
}
