import type { z } from 'zod'
import type { ProfileName, Settings } from '../model/webhook.ts'

/** Where the secret of a profile's webhooks comes from, and who may read it later. */
export type SecretPolicy =
  | {
      origin: 'generated'
      bytes: number
      encoding: 'base64' | 'base64url'
      prefix: string
      visibility: 'once' | 'always'
    }
  | { origin: 'user'; maxLength: number; visibility: 'always' }
  | { origin: 'none' }

export type JsonValue = z.infer<ReturnType<typeof z.json>>
export type JsonSchema = Record<string, JsonValue>

export interface SampleEvent {
  type: string
  description: string
  data: JsonValue
  /** JSON Schema of `data`, which the sample's fits; null: any data. */
  schema: JsonSchema | null
}

/** A preset of delivery rules. Its `settings` are copied into a webhook and stay editable there. */
export interface Profile {
  name: ProfileName
  label: string
  description: string
  settings: Settings
  secret: SecretPolicy
  /** What a new webhook subscribes to. */
  eventTypes: string[]
  /** Names must be unique among the profile's webhooks (R3). */
  uniqueName: boolean
  /** Event types this system knows, with an example of `data`; the first one is the test event. */
  samples: [SampleEvent, ...SampleEvent[]]
  /** Some of the same events under further names, which are known and not offered beside the others. */
  otherNames?: SampleEvent[]
}
