import type { SampleSummary } from '../../../../src-shared/model/sample.ts'

/** Samples that hold every word, those of the wanted scheme first, else in their order. */
export const findSamples = (
  samples: readonly SampleSummary[],
  text: string,
  scheme: string | null,
): SampleSummary[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = ({ provider, type, title, scheme: own }: SampleSummary): boolean => {
    const whole = `${provider} ${type} ${title} ${own}`.toLowerCase()
    return words.every(word => whole.includes(word))
  }
  const found = samples.filter(fits)
  if (scheme === null || scheme === 'none') return found
  return [...found.filter(sample => sample.scheme === scheme), ...found.filter(sample => sample.scheme !== scheme)]
}
