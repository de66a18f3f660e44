import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { Sample, SampleSummary } from '../../../src-shared/model/sample.ts'
import type { ProviderSample, SampleProvider } from './sample-provider.ts'

/** A sample at its place in the list. */
export interface KnownSample {
  summary: SampleSummary
  provider: SampleProvider
  sample: ProviderSample
}

const headersOf = ({ headers }: SampleProvider, sample: ProviderSample): HeaderList => {
  const own = sample.headers ?? []
  const replaced = new Set(own.map(([name]) => name.toLowerCase()))
  const shared = typeof headers === 'function' ? headers(sample) : headers
  return [...shared.filter(([name]) => !replaced.has(name.toLowerCase())), ...own]
}

const bodyOf = ({ layout = JSON.stringify }: SampleProvider, { body }: ProviderSample, at: number): string => {
  const value: unknown = typeof body === 'function' ? body(at) : body
  return typeof value === 'string' ? value : layout(value)
}

/** The request of a sample whose event happens at that time, Unix milliseconds. */
export const writeSample = ({ summary, provider, sample }: KnownSample, at: number): Sample => ({
  ...summary,
  method: sample.method ?? 'POST',
  headers: headersOf(provider, sample),
  body: bodyOf(provider, sample, at),
})
