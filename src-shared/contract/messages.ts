import { z } from 'zod'
import {
  batchPublishedSchema,
  batchSchema,
  messageCreateSchema,
  messageFilterSchema,
  messageSchema,
  messageSummarySchema,
  publishedSchema,
} from '../model/message.ts'
import { pageSchema } from '../model/page.ts'
import { receivedSchema } from '../model/received.ts'
import { call, change, raises } from './call.ts'

export const messagePageSchema = pageSchema(messageSummarySchema)

const tags = ['Messages']

export const messages = {
  publish: change
    .errors(raises('CONFLICT', 'BACKEND_OFF'))
    .route({
      method: 'POST',
      path: '/messages',
      successStatus: 202,
      tags,
      summary: 'Publish an event; answered when it is on disk',
      description:
        'With an Idempotency-Key header, the same key within 24 h gets the first answer and nothing is sent again.',
    })
    .input(messageCreateSchema)
    .output(publishedSchema),

  publishBatch: change
    .errors(raises('CONFLICT', 'BACKEND_OFF'))
    .route({
      method: 'POST',
      path: '/messages/batch',
      successStatus: 202,
      tags,
      summary: 'Publish 1 to 1000 events; also takes application/x-ndjson',
      description:
        'An item that is wrong is told in errors and leaves the others as they are. With an Idempotency-Key header, the same key within 24 h gets the first answer and nothing is sent again.',
    })
    .input(batchSchema)
    .output(batchPublishedSchema),

  list: call
    .route({ method: 'GET', path: '/messages', tags, summary: 'Messages, newest first' })
    .input(messageFilterSchema)
    .output(messagePageSchema),

  get: call
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'GET',
      path: '/messages/{id}',
      tags,
      summary: 'One message, what became of it for every webhook, and why',
    })
    .input(z.object({ id: z.string() }))
    .output(messageSchema),

  received: call
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'GET',
      path: '/messages/{id}/received',
      tags,
      summary: 'What was sent beside what arrived, where it went to inboxes of this engine',
    })
    .input(z.object({ id: z.string() }))
    .output(receivedSchema),
}
