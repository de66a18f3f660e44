import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { appLogEntrySchema, appLogFilterSchema } from '../model/app-log.ts'
import { clusterPropertiesSchema, clusterPropertiesUpdateSchema } from '../model/cluster-properties.ts'
import { liveEventSchema } from '../model/live-event.ts'
import { publishedSchema } from '../model/message.ts'
import { pageSchema } from '../model/page.ts'
import { engineSettingsSchema, engineSettingsUpdateSchema } from '../model/settings.ts'
import { statusAnswerSchema } from '../model/status.ts'
import { call, change, raises } from './call.ts'

export const localCaSchema = z.object({ pem: z.string(), fingerprint: z.string() })
/** What the first steps made. */
export const demoSchema = z.object({ webhookId: z.string(), inbox: z.string(), published: publishedSchema })
export const appLogPageSchema = pageSchema(appLogEntrySchema)

const tags = ['Engine']

export const engine = {
  status: call
    .route({ method: 'GET', path: '/status', tags, summary: 'Health, queue, addresses' })
    .output(statusAnswerSchema),

  events: call
    .route({ method: 'GET', path: '/events', tags, summary: 'Live feed (server-sent events)' })
    .output(eventIterator(liveEventSchema)),

  localCa: call
    .route({
      method: 'GET',
      path: '/local-ca',
      tags,
      summary: 'Certificate of the local authority that signs the HTTPS receiver',
    })
    .output(localCaSchema),

  settings: {
    get: call
      .route({ method: 'GET', path: '/settings', tags, summary: 'Options of the engine' })
      .output(engineSettingsSchema),

    update: change
      .route({ method: 'PATCH', path: '/settings', tags, summary: 'Change options of the engine' })
      .input(engineSettingsUpdateSchema)
      .output(engineSettingsSchema),
  },

  clusterProperties: {
    get: call
      .route({
        method: 'GET',
        path: '/cluster-properties',
        tags,
        summary: 'Options of all WoodWing Assets and NetBox webhooks, with the lines that cannot be used',
      })
      .output(clusterPropertiesSchema),

    update: change
      .errors(raises('CONFLICT'))
      .route({
        method: 'PUT',
        path: '/cluster-properties',
        tags,
        summary: 'Replace the text of cluster-properties.txt',
      })
      .input(clusterPropertiesUpdateSchema)
      .output(clusterPropertiesSchema),
  },

  appLog: call
    .route({ method: 'GET', path: '/app-log', tags, summary: 'Warnings and errors, newest first' })
    .input(appLogFilterSchema)
    .output(appLogPageSchema),

  demo: change
    .errors(raises('BACKEND_OFF'))
    .route({
      method: 'POST',
      path: '/demo',
      tags,
      summary: 'First steps: a webhook to the built-in receiver, and one signed event',
    })
    .output(demoSchema),
}
