import { expect, test } from 'vitest'
import type { SampleSummary } from '../../../../../../src-shared/model/sample.ts'
import { findSamples } from '../../../../../../src-renderer/feature/receiver/samples/find-samples.ts'

const sample = (id: string, provider: string, scheme: SampleSummary['scheme'], type: string): SampleSummary => ({
  id,
  provider,
  scheme,
  type,
  title: `${provider} ${type}`,
})
const samples = [
  sample('1', 'GitHub', 'github', 'push'),
  sample('2', 'GitHub', 'github', 'issues opened'),
  sample('3', 'Stripe', 'stripe', 'invoice.paid'),
]
const idsOf = (text: string, scheme: string | null): string[] => findSamples(samples, text, scheme).map(({ id }) => id)

test('B29: samples are found by words of provider and event in any order', () => {
  expect(idsOf('opened git', null)).toEqual(['2'])
  expect(idsOf('paypal', null)).toEqual([])
})

test('B29: those of the scheme that the inbox verifies come first', () => {
  expect(idsOf('', 'stripe')).toEqual(['3', '1', '2'])
  expect(idsOf('', 'none')).toEqual(['1', '2', '3'])
})
