import { describe, expect, test } from 'vitest'
import { newSeed } from '../support/seeded-random.ts'
import { CONCURRENCY, describeReport, expectNothingLost, killRun } from './kill-run.ts'

const MESSAGES = 100_000
const KILLS = 200
const ROUNDS = 3

describe.runIf(process.env.HOOKBENCH_SOAK !== undefined)('kill -9, for long', () => {
  test.each(Array.from({ length: ROUNDS }, (_, i) => i + 1))(
    'round %i: 200 kills during 100,000 publishes lose nothing',
    async () => {
      const seed = newSeed()
      const report = await killRun({ messages: MESSAGES, kills: KILLS, seed, drainTimeoutMs: 120_000 })
      console.log(`${KILLS} kills: ${describeReport(report)}; seed ${seed}`)
      expectNothingLost(report)
      expect(report.duplicates).toBeLessThanOrEqual(KILLS * CONCURRENCY)
    },
    1_200_000,
  )
})
