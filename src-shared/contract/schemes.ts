import { z } from 'zod'
import { schemeInfoSchema } from '../model/scheme-info.ts'
import { call } from './call.ts'

export const schemeListSchema = z.object({ items: z.array(schemeInfoSchema) })

export const schemes = {
  list: call
    .route({ method: 'GET', path: '/schemes', tags: ['Receiver'], summary: 'Ways of signing that inboxes verify' })
    .output(schemeListSchema),
}
