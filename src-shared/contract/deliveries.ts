import { z } from 'zod'
import { deliveryDetailSchema, deliveryFilterSchema, deliverySchema } from '../model/delivery.ts'
import { failureFilterSchema, failureListSchema } from '../model/failure.ts'
import { pageSchema } from '../model/page.ts'
import { call, change, raises } from './call.ts'

export const deliveryPageSchema = pageSchema(deliverySchema)

const tags = ['Deliveries']

export const deliveries = {
  list: call
    .route({ method: 'GET', path: '/deliveries', tags, summary: 'The log, newest first' })
    .input(deliveryFilterSchema)
    .output(deliveryPageSchema),

  failures: call
    .route({
      method: 'GET',
      path: '/failures',
      tags,
      summary: 'What fails, by webhook and cause: all that waits for a retry, and what failed since a time (24 h)',
    })
    .input(failureFilterSchema)
    .output(failureListSchema),

  get: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/deliveries/{id}', tags, summary: 'One delivery with its attempts' })
    .input(z.object({ id: z.string() }))
    .output(deliveryDetailSchema),

  retry: change
    .errors(raises('NOT_FOUND', 'RETRY_NOT_ALLOWED'))
    .route({
      method: 'POST',
      path: '/deliveries/{id}/retry',
      successStatus: 202,
      tags,
      summary: 'Send a failed delivery once more',
    })
    .input(z.object({ id: z.string() }))
    .output(deliverySchema),
}
