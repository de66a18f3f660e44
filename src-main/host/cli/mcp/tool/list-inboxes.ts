import { z } from 'zod'
import { defineTool } from '../tool.ts'

export const listInboxes = defineTool({
  name: 'list_inboxes',
  title: 'List inboxes',
  description:
    'The inboxes of the receiver: where senders send to (url), how signatures are verified (scheme), and how many captures each has. Secrets are never shown.',
  writes: false,
  input: z.strictObject({}),
  async run(_, { engine }) {
    const { items } = await (await engine()).inboxes.list()
    return items.map(({ name, url, publicUrl, scheme, options, hasSecret, warnings, captures, lastCaptureAt }) => ({
      name,
      url,
      publicUrl,
      scheme,
      options,
      hasSecret,
      warnings,
      captures,
      lastCaptureAt,
    }))
  },
})
