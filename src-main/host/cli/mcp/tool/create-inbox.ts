import { inboxCreateSchema } from '../../../../../src-shared/model/inbox.ts'
import { defineTool } from '../tool.ts'

export const createInbox = defineTool({
  name: 'create_inbox',
  title: 'Create an inbox',
  description:
    'Makes an inbox that verifies signatures by a scheme and its secret; answers its url. An inbox that verifies nothing is made by the first request to it.',
  writes: true,
  input: inboxCreateSchema.pick({
    name: true,
    scheme: true,
    options: true,
    secret: true,
    publicUrl: true,
    onBadSignature: true,
  }),
  run: async (input, { engine }) => (await engine()).inboxes.create(input),
})
