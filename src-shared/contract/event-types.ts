import { z } from 'zod'
import { eventTypeSchema } from '../model/event-type.ts'
import {
  eventTypeCreateSchema,
  eventTypeDefinitionSchema,
  eventTypeReplaceSchema,
} from '../model/event-type-definition.ts'
import { pageSchema } from '../model/page.ts'
import { call, change, raises } from './call.ts'

export const eventTypePageSchema = pageSchema(eventTypeDefinitionSchema)

const name = z.object({ name: z.string() })
const tags = ['Event types']

export const eventTypes = {
  list: call
    .route({ method: 'GET', path: '/event-types', tags, summary: 'The catalogue: built-in event types and your own' })
    .output(eventTypePageSchema),

  create: change
    .errors(raises('CONFLICT'))
    .route({ method: 'POST', path: '/event-types', successStatus: 201, tags, summary: 'Describe an event type' })
    .input(eventTypeCreateSchema)
    .output(eventTypeDefinitionSchema),

  get: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/event-types/{name}', tags, summary: 'One event type' })
    .input(name)
    .output(eventTypeDefinitionSchema),

  replace: change
    .errors(raises('CONFLICT'))
    .route({
      method: 'PUT',
      path: '/event-types/{name}',
      tags,
      summary: 'Replace the description of an event type of your own, or make it',
    })
    .input(eventTypeReplaceSchema.extend({ name: eventTypeSchema }))
    .output(eventTypeDefinitionSchema),

  remove: change
    .errors(raises('NOT_FOUND', 'CONFLICT'))
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
