import type { z } from 'zod'
import type { ProfileName, Settings } from '../model/webhook.ts'

/** How a profile makes the secret that the user gives to the receiver. */
export type SecretPolicy = { origin: 'generated'; bytes: number; encoding: 'base64' | 'base64url'; prefix: string }

export type JsonValue = z.infer<ReturnType<typeof z.json>>

export interface SampleEvent {
  type: string
  description: string
  data: JsonValue
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
  /** Event types this system knows, with an example of `data`; the first one is the test event. */
  samples: [SampleEvent, ...SampleEvent[]]
}
