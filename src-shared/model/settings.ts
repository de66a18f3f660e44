import { z } from 'zod'

export const eventTypeValidations = ['off', 'warn', 'reject'] as const

/** Options of the whole engine. */
export const engineSettingsSchema = z.object({
  /** Off: events make no messages and nothing is sent; what waits goes on when it is on again (R97). */
  backendEnabled: z.boolean(),
  /** What happens to an event whose data do not fit the JSON Schema of its type (B14). */
  eventTypeValidation: z.enum(eventTypeValidations),
})
export type EngineSettings = z.infer<typeof engineSettingsSchema>

export const defaultEngineSettings: EngineSettings = { backendEnabled: true, eventTypeValidation: 'off' }

export const engineSettingsUpdateSchema = z.strictObject({
  backendEnabled: z.boolean().exactOptional(),
  eventTypeValidation: z.enum(eventTypeValidations).exactOptional(),
})
export type EngineSettingsUpdate = z.infer<typeof engineSettingsUpdateSchema>
