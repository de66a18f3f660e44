import { oc } from '@orpc/contract'
import { z } from 'zod'
import { eventTypeSchema } from '../model/event-type.ts'
import {
  eventTypeCreateSchema,
  eventTypeDefinitionSchema,
  eventTypeReplaceSchema,
} from '../model/event-type-definition.ts'
import { pageSchema } from '../model/page.ts'

const name = z.object({ name: z.string() })
const tags = ['Event types']

export const eventTypes = {
  list: oc
    .route({ method: 'GET', path: '/event-types', tags, summary: 'The catalogue: built-in event types and your own' })
    .output(pageSchema(eventTypeDefinitionSchema)),

  create: oc
    .route({ method: 'POST', path: '/event-types', successStatus: 201, tags, summary: 'Describe an event type' })
    .input(eventTypeCreateSchema)
    .output(eventTypeDefinitionSchema),

  get: oc
    .route({ method: 'GET', path: '/event-types/{name}', tags, summary: 'One event type' })
    .input(name)
    .output(eventTypeDefinitionSchema),

  replace: oc
    .route({
      method: 'PUT',
      path: '/event-types/{name}',
      tags,
      summary: 'Replace the description of an event type of your own, or make it',
    })
    .input(eventTypeReplaceSchema.extend({ name: eventTypeSchema }))
    .output(eventTypeDefinitionSchema),

  remove: oc
    .route({
      method: 'DELETE',
      path: '/event-types/{name}',
      successStatus: 204,
      tags,
      summary: 'Delete an event type of your own; events of it are still taken',
    })
    .input(name)
    .output(z.void()),
}
