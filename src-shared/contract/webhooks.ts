import { oc } from '@orpc/contract'
import { z } from 'zod'
import { attemptSchema } from '../model/attempt.ts'
import { pageSchema } from '../model/page.ts'
import {
  chosenSecretSchema,
  webhookCreatedSchema,
  webhookCreateSchema,
  webhookSchema,
  webhookUpdateSchema,
} from '../model/webhook.ts'

const id = z.object({ id: z.string() })
const tags = ['Webhooks']

export const webhooks = {
  list: oc
    .route({ method: 'GET', path: '/webhooks', tags, summary: 'List webhooks' })
    .output(pageSchema(webhookSchema)),

  create: oc
    .route({
      method: 'POST',
      path: '/webhooks',
      successStatus: 201,
      tags,
      summary: 'Create a webhook; the only answer with its secret',
    })
    .input(webhookCreateSchema)
    .output(webhookCreatedSchema),

  get: oc
    .route({ method: 'GET', path: '/webhooks/{id}', tags, summary: 'One webhook' })
    .input(id)
    .output(webhookSchema),

  update: oc
    .route({ method: 'PATCH', path: '/webhooks/{id}', tags, summary: 'Change the given fields' })
    .input(webhookUpdateSchema.extend({ id: z.string() }))
    .output(webhookSchema),

  remove: oc
    .route({
      method: 'DELETE',
      path: '/webhooks/{id}',
      successStatus: 204,
      tags,
      summary: 'Delete a webhook, its log and what waits',
    })
    .input(id)
    .output(z.void()),

  test: oc
    .route({ method: 'POST', path: '/webhooks/{id}/test', tags, summary: 'Send one sample now; never retried' })
    .input(id)
    .output(attemptSchema.extend({ deliveryId: z.string() })),

  resetSecret: oc
    .route({
      method: 'POST',
      path: '/webhooks/{id}/reset-secret',
      tags,
      summary: 'Make a new secret or set your own; the old one stops at once',
    })
    .input(id.extend({ secret: chosenSecretSchema.optional() }))
    .output(z.object({ secret: z.string().nullable(), publicKey: z.string().nullable() })),

  enable: oc
    .route({ method: 'POST', path: '/webhooks/{id}/enable', tags, summary: 'Enable' })
    .input(id)
    .output(webhookSchema),

  disable: oc
    .route({ method: 'POST', path: '/webhooks/{id}/disable', tags, summary: 'Disable; what waits is held' })
    .input(id)
    .output(webhookSchema),
}
