/** What a body is built from. Times are Unix milliseconds. */
export interface PayloadInput {
  messageId: string
  webhookId: string
  /** The webhook's integer. */
  webhookNumber: number
  type: string
  /** JSON text of the event's data as it was published: what goes into a body goes as text, never written anew. */
  data: string
  timestamp: number
  /** The webhook's secret, for formats that carry it in the body. */
  token: string
  /** Names of the metadata fields that asset and folder payloads hold. */
  metadataToReturn: readonly string[]
}

export interface PayloadFormatter {
  /** The body as JSON text, the same for every attempt of a delivery. Throws when the data lacks a field. */
  build(input: PayloadInput): string
  /** Why this format cannot carry such an event; null when it can. */
  problem(data: unknown): string | null
}
