import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { VerificationScheme } from '../../../src-shared/model/scheme.ts'

/** One event as a provider sends it. */
export interface ProviderSample {
  /** As the provider names it. */
  type: string
  title: string
  /** Text goes as it is, anything else as JSON in the provider's layout. `at`: Unix milliseconds of the event. */
  body: string | Record<string, unknown> | readonly unknown[] | ((at: number) => unknown)
  method?: string
  /** In addition to the provider's, and in place of those of the same name. */
  headers?: HeaderList
}

/** A provider with its examples. */
export interface SampleProvider {
  /** Beginning of the ids of its samples. */
  id: string
  /** Its own name. */
  name: string
  scheme: VerificationScheme
  /** What it sends beside the signature. */
  headers: HeaderList | ((sample: ProviderSample) => HeaderList)
  /** How it lays out JSON; compact by default. */
  layout?: (value: unknown) => string
  samples: readonly ProviderSample[]
}
