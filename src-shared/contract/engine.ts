import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { liveEventSchema } from '../model/live-event.ts'
import { publishedSchema } from '../model/message.ts'
import { statusSchema } from '../model/status.ts'

const tags = ['Engine']

export const engine = {
  status: oc.route({ method: 'GET', path: '/status', tags, summary: 'Health, queue, addresses' }).output(statusSchema),

  events: oc
    .route({ method: 'GET', path: '/events', tags, summary: 'Live feed (server-sent events)' })
    .output(eventIterator(liveEventSchema)),

  localCa: oc
    .route({
      method: 'GET',
      path: '/local-ca',
      tags,
      summary: 'Certificate of the local authority that signs the HTTPS receiver',
    })
    .output(z.object({ pem: z.string(), fingerprint: z.string() })),

  demo: oc
    .route({
      method: 'POST',
      path: '/demo',
      tags,
      summary: 'First steps: a webhook to the built-in receiver, and one signed event',
    })
    .output(z.object({ webhookId: z.string(), inbox: z.string(), published: publishedSchema })),
}
