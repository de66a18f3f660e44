import { errorFromZod, inputError } from '../input-error.ts'
import { envelopeSchema, type NewEvent } from '../model/message.ts'

/** An event as it comes, nothing of it checked. */
export interface Fields {
  data?: unknown
  dataText?: unknown
}

/** Throws INVALID_INPUT for what is no object. */
export const fieldsOf = (value: unknown): Fields => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw inputError(envelopeSchema.safeParse(value).error?.issues ?? [])
}

/** What an event says beside its data. Throws INVALID_INPUT. */
export const readEnvelope = (fields: object): Omit<NewEvent, 'data' | 'dataText'> => {
  const parsed = envelopeSchema.safeParse(fields)
  if (!parsed.success) throw errorFromZod(parsed.error)
  return parsed.data
}
