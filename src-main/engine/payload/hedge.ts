import { z } from 'zod'
import { textsByName } from '../../../src-shared/json/member-texts.ts'
import { toIso } from '../../../src-shared/time.ts'
import { deriveUuid } from './derive-uuid.ts'
import { jsonObject } from './json-object.ts'
import type { PayloadFormatter } from './payload-format.ts'

const connectEventSchema = z.object({ entity: z.record(z.string(), z.unknown()) })

/** The body of Hedge Connect (R53): the event with the updated entity (R34). Its id is the same for every webhook. */
export const hedgePayload: PayloadFormatter = {
  build: ({ messageId, type, data, timestamp }) => {
    connectEventSchema.parse(JSON.parse(data))
    return jsonObject([
      ['id', JSON.stringify(deriveUuid(messageId))],
      ['type', JSON.stringify(type)],
      ['createdAt', JSON.stringify(toIso(timestamp))],
      ['entity', textsByName(data).get('entity')],
    ])
  },
  problem: data =>
    connectEventSchema.safeParse(data).success ? null : 'the hedge payload needs data.entity, an object',
}
