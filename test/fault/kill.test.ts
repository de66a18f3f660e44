import { expect, test } from 'vitest'
import { newSeed } from '../support/seeded-random.ts'
import { CONCURRENCY, describeReport, expectNothingLost, killRun } from './kill-run.ts'

const MESSAGES = 10_000
const KILLS = 20

test('a host killed 20 times during 10,000 publishes loses nothing it answered 202, and repeats only what was in flight', async () => {
  const seed = newSeed()
  const began = performance.now()
  const report = await killRun({ messages: MESSAGES, kills: KILLS, seed, drainTimeoutMs: 40_000 })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${KILLS} kills: ${describeReport(report)}; ${seconds} s, seed ${seed}`)
  expectNothingLost(report)
  expect(report.duplicates).toBeLessThanOrEqual(KILLS * CONCURRENCY)
}, 240_000)
