import { z } from 'zod'
import { defineTool } from '../tool.ts'

export const sendMessage = defineTool({
  name: 'send_message',
  title: 'Publish an event',
  description:
    'Publishes one event to the webhooks that are subscribed to its type; answers its id, the deliveries, and the webhooks that were passed over with the reason.',
  writes: true,
  input: z.strictObject({ type: z.string().min(1), data: z.unknown().default({}), id: z.string().optional() }),
  async run({ type, data, id }, { engine }) {
    const client = await engine()
    return client.messages.publish({ type, dataText: JSON.stringify(data), ...(id === undefined ? {} : { id }) })
  },
})
