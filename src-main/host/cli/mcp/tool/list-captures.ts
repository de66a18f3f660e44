import { z } from 'zod'
import { captureQuerySchema } from '../../../../../src-shared/model/capture-filter.ts'
import { takePages } from '../../pages.ts'
import { defineTool } from '../tool.ts'

const MOST = 200

export const listCaptures = defineTool({
  name: 'list_captures',
  title: 'List captures',
  description:
    'Requests that were received, newest first, in short: id, inbox, method, target, time, size, event type, the verdict on the signature with its code, and the status of the answer. q is words that must be in target, headers, event type or body; since and until are ISO times.',
  writes: false,
  input: captureQuerySchema
    .pick({ inbox: true, method: true, path: true, type: true, result: true, code: true, status: true })
    .extend(captureQuerySchema.pick({ since: true, until: true, q: true }).shape)
    .extend({ limit: z.int().min(1).max(MOST).default(20) }),
  async run({ limit, ...filter }, { engine }) {
    const client = await engine()
    return takePages(limit, page => client.captures.list({ ...filter, ...page }))
  },
})
