import { z } from 'zod'
import { replayInputSchema } from '../../../../../src-shared/model/replay.ts'
import { defineTool } from '../tool.ts'

export const replayCapture = defineTool({
  name: 'replay_capture',
  title: 'Send a capture again',
  description:
    'Sends a capture to a URL, such as an app on this machine: exact (the same bytes), resign (with a fresh time and signature) or edit (with another method, target, headers or body); answers what came back.',
  writes: true,
  input: replayInputSchema.extend({ id: z.string() }),
  run: async (input, { engine }) => (await engine()).captures.replay(input),
})
