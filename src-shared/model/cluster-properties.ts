import { z } from 'zod'

/** Options for all webhooks of a system together: WoodWing Assets (R71, R81, R82), NetBox (R74). Null: not set. */
export const clusterValuesSchema = z.object({
  /** Most retries after the first attempt. */
  webHooksRetryMaximumAttempts: z.int().nullable(),
  /** Failed attempts within a webhook's window that disable it; -1: never. */
  webHooksFailuresBeforeDisable: z.int().nullable(),
  /** Retries of a NetBox webhook after the first attempt; 0, as when it is not set: none. */
  RQ_RETRY_MAX: z.int().nullable(),
  /** Seconds before a retry of a NetBox webhook: one number for each of the last retries, the first for those before. */
  RQ_RETRY_INTERVAL: z.array(z.int()).nullable(),
})
export type ClusterValues = z.infer<typeof clusterValuesSchema>

export const clusterPropertiesSchema = z.object({
  /** `key=value` lines; those that begin with `#` are comments. */
  text: z.string(),
  /** What is in force. */
  values: clusterValuesSchema,
  /** Lines that are passed over, by number from 1. */
  problems: z.array(z.object({ line: z.int(), message: z.string() })),
})
export type ClusterProperties = z.infer<typeof clusterPropertiesSchema>

const textSchema = z.string().max(65_536)

export const clusterPropertiesUpdateSchema = z.strictObject({
  text: textSchema,
  /** The text that the new one was made from: when the file has another by now, nothing is written (409). */
  was: textSchema.optional(),
})
export type ClusterPropertiesUpdate = z.infer<typeof clusterPropertiesUpdateSchema>
