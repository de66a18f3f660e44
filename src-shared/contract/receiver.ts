import { z } from 'zod'
import { heldRequestSchema, localAppSchema } from '../model/answering.ts'
import { respondSchema } from '../model/respond.ts'
import { call } from './call.ts'

export const heldListSchema = z.object({ items: z.array(heldRequestSchema) })
export const localAppListSchema = z.object({ items: z.array(localAppSchema) })
const presetSchema = z.object({ id: z.string(), title: z.string(), summary: z.string(), respond: respondSchema })
export const presetListSchema = z.object({ items: z.array(presetSchema) })

const tags = ['Receiver']

export const receiver = {
  held: call
    .route({
      method: 'GET',
      path: '/receiver/held',
      tags,
      summary: 'Requests that wait for their answer, oldest first',
    })
    .output(heldListSchema),

  localApps: call
    .route({
      method: 'GET',
      path: '/receiver/local-apps',
      tags,
      summary: 'What listens on usual ports of this machine, to forward requests to',
    })
    .output(localAppListSchema),

  presets: call
    .route({ method: 'GET', path: '/receiver/presets', tags, summary: 'Ready-made ways of answering' })
    .output(presetListSchema),
}
