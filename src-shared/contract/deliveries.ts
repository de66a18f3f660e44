import { oc } from '@orpc/contract'
import { z } from 'zod'
import { deliveryDetailSchema, deliveryFilterSchema, deliverySchema } from '../model/delivery.ts'
import { failureFilterSchema, failureListSchema } from '../model/failure.ts'
import { pageSchema } from '../model/page.ts'

const tags = ['Deliveries']

export const deliveries = {
  list: oc
    .route({ method: 'GET', path: '/deliveries', tags, summary: 'The log, newest first' })
    .input(deliveryFilterSchema)
    .output(pageSchema(deliverySchema)),

  failures: oc
    .route({
      method: 'GET',
      path: '/failures',
      tags,
      summary: 'What fails, by webhook and cause: all that waits for a retry, and what failed since a time (24 h)',
    })
    .input(failureFilterSchema)
    .output(failureListSchema),

  get: oc
    .route({ method: 'GET', path: '/deliveries/{id}', tags, summary: 'One delivery with its attempts' })
    .input(z.object({ id: z.string() }))
    .output(deliveryDetailSchema),

  retry: oc
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
