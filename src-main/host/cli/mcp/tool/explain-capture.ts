import { z } from 'zod'
import { defineTool } from '../tool.ts'

export const explainCapture = defineTool({
  name: 'explain_capture',
  title: 'Explain a signature',
  description:
    'Why the signature of a capture verifies or not: a stable code, the reason in one sentence, what to change (fix), the evidence, and code in Node, Python and Go that verifies such a request. An unknown code means that the cause could not be told for certain.',
  writes: false,
  input: z.strictObject({ id: z.string() }),
  run: async ({ id }, { engine }) => (await engine()).captures.explain({ id }),
})
