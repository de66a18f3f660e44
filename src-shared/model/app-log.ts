import { z } from 'zod'
import { pageQuery } from './page.ts'

export const appLogLevels = ['warning', 'error'] as const
export type AppLogLevel = (typeof appLogLevels)[number]

/** Something a person should know of: what an endpoint said to a refused message, or that a webhook was disabled. */
export const appLogEntrySchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  level: z.enum(appLogLevels),
  webhookId: z.string().nullable(),
  message: z.string(),
})
export type AppLogEntry = z.infer<typeof appLogEntrySchema>

export const appLogFilterSchema = z.strictObject({ level: z.enum(appLogLevels).optional(), ...pageQuery })
export type AppLogFilter = z.infer<typeof appLogFilterSchema>
