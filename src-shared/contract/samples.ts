import { z } from 'zod'
import { sampleSchema, sampleSendSchema, sampleSentSchema, sampleSummarySchema } from '../model/sample.ts'
import { call, change, raises } from './call.ts'

export const sampleListSchema = z.object({ items: z.array(sampleSummarySchema) })

const id = z.object({ id: z.string() })
const tags = ['Receiver']

export const samples = {
  list: call
    .route({ method: 'GET', path: '/samples', tags, summary: 'Examples of what providers send' })
    .output(sampleListSchema),

  get: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/samples/{id}', tags, summary: 'One example with headers and body' })
    .input(id)
    .output(sampleSchema),

  send: change
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'POST',
      path: '/samples/{id}/send',
      tags,
      summary: 'Send an example to any URL, signed as the provider would',
    })
    .input(sampleSendSchema.extend({ id: z.string() }))
    .output(sampleSentSchema),
}
