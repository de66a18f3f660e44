import { z } from 'zod'

/** Something that a person should hear of at once, also while no window is open (R86). */
export const noticeSchema = z.object({
  title: z.string(),
  message: z.string(),
  /** The webhook that it is about. */
  webhookId: z.string(),
})
export type Notice = z.infer<typeof noticeSchema>
