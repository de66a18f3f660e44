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
import { call, change, raises } from './call.ts'

/** The attempt of a test, with the delivery that it belongs to. */
export const testAttemptSchema = attemptSchema.extend({ deliveryId: z.string() })
/** Without a secret of one's own a new one is made. */
export const secretResetSchema = z.strictObject({ secret: chosenSecretSchema.optional() })
export const newSecretSchema = z.object({ secret: z.string().nullable(), publicKey: z.string().nullable() })
export const webhookPageSchema = pageSchema(webhookSchema)

const id = z.object({ id: z.string() })
const tags = ['Webhooks']

export const webhooks = {
  list: call.route({ method: 'GET', path: '/webhooks', tags, summary: 'List webhooks' }).output(webhookPageSchema),

  create: change
    .errors(raises('CONFLICT'))
    .route({
      method: 'POST',
      path: '/webhooks',
      successStatus: 201,
      tags,
      summary: 'Create a webhook; the only answer with its secret',
    })
    .input(webhookCreateSchema)
    .output(webhookCreatedSchema),

  get: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/webhooks/{id}', tags, summary: 'One webhook' })
    .input(id)
    .output(webhookSchema),

  update: change
    .errors(raises('NOT_FOUND', 'CONFLICT'))
    .route({ method: 'PATCH', path: '/webhooks/{id}', tags, summary: 'Change the given fields' })
    .input(webhookUpdateSchema.extend({ id: z.string() }))
    .output(webhookSchema),

  remove: change
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'DELETE',
      path: '/webhooks/{id}',
      successStatus: 204,
      tags,
      summary: 'Delete a webhook, its log and what waits',
    })
    .input(id)
    .output(z.void()),

  test: change
    .errors(raises('NOT_FOUND'))
    .route({ method: 'POST', path: '/webhooks/{id}/test', tags, summary: 'Send one sample now; never retried' })
    .input(id)
    .output(testAttemptSchema),

  resetSecret: change
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'POST',
      path: '/webhooks/{id}/reset-secret',
      tags,
      summary: 'Make a new secret or set your own; the old one stops at once',
    })
    .input(secretResetSchema.extend({ id: z.string() }))
    .output(newSecretSchema),

  enable: change
    .errors(raises('NOT_FOUND'))
    .route({ method: 'POST', path: '/webhooks/{id}/enable', tags, summary: 'Enable' })
    .input(id)
    .output(webhookSchema),

  disable: change
    .errors(raises('NOT_FOUND'))
    .route({ method: 'POST', path: '/webhooks/{id}/disable', tags, summary: 'Disable; what waits is held' })
    .input(id)
    .output(webhookSchema),
}
