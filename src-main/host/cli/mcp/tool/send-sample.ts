import { z } from 'zod'
import { sampleSendSchema } from '../../../../../src-shared/model/sample.ts'
import { defineTool } from '../tool.ts'

export const sendSample = defineTool({
  name: 'send_sample',
  title: 'Send a sample',
  description:
    'Sends an example of what a provider sends (list_samples) to a URL, signed as the provider would with the secret; answers what came back. To an inbox of this receiver no secret is needed.',
  writes: true,
  input: sampleSendSchema.extend({ id: z.string() }),
  run: async (input, { engine }) => (await engine()).samples.send(input),
})
