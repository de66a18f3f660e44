import type { SchemeName } from '../../../src-shared/model/scheme.ts'
import type { Sample } from '../../../src-shared/model/sample.ts'
import { listSamples } from './list-samples.ts'
import { providers } from './providers.ts'
import { writeSample } from './write-sample.ts'

const all = [...listSamples(providers).values()]

/** The first sample of a scheme, as its provider sends it at that time. */
export const exampleOf = (scheme: SchemeName, at: number): Sample => {
  const known = all.find(({ summary }) => summary.scheme === scheme)
  if (known === undefined) throw new Error(`There is no sample for the scheme ${scheme}.`)
  return writeSample(known, at)
}

/** Of our own samples of a scheme. */
export const sampleIds = (scheme: SchemeName): string[] =>
  all.flatMap(({ summary }) => (summary.scheme === scheme ? [summary.id] : []))
