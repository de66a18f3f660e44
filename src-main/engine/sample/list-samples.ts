import type { SampleProvider } from './sample-provider.ts'
import type { KnownSample } from './write-sample.ts'

const slug = (text: string): string => text.replaceAll(/[^A-Za-z0-9._-]+/g, '-')

/** The samples of the providers by their ids: `github.issues.opened`, the second of its type `github.issues.opened-2`. */
export const listSamples = (providers: readonly SampleProvider[]): Map<string, KnownSample> => {
  const known = new Map<string, KnownSample>()
  for (const provider of providers) {
    for (const sample of provider.samples) {
      const base = `${provider.id}.${slug(sample.type)}`
      let id = base
      for (let number = 2; known.has(id); number++) id = `${base}-${number}`
      const { type, title } = sample
      known.set(id, {
        provider,
        sample,
        summary: { id, provider: provider.name, scheme: provider.scheme, type, title },
      })
    }
  }
  return known
}
