import { z } from 'zod'
import { defineTool } from '../tool.ts'

export const listSamples = defineTool({
  name: 'list_samples',
  title: 'List samples',
  description: 'Examples of what providers send, for send_sample: id, provider, event type, scheme of the signature.',
  writes: false,
  input: z.strictObject({ provider: z.string().optional() }),
  async run({ provider }, { engine }) {
    const { items } = await (await engine()).samples.list()
    const wanted = provider?.toLowerCase()
    return items.filter(sample => wanted === undefined || sample.provider.toLowerCase().includes(wanted))
  },
})
