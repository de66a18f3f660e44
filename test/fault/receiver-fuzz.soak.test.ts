import { describe, expect, it } from 'vitest'
import { newSeed } from '../support/seeded-random.ts'
import { describeFuzz, expectFlatMemory, fuzzRun } from './fuzz/fuzz-run.ts'

const CONNECTIONS = 50_000

describe.runIf(process.env.HOOKBENCH_SOAK !== undefined)('the receiver, for long', () => {
  it('B21: 50,000 requests, valid and broken, leave it up and every complete one stored byte for byte', async () => {
    const seed = Number(process.env.HOOKBENCH_SEED ?? newSeed())
    const report = await fuzzRun(CONNECTIONS, seed).catch((error: unknown) => {
      throw new Error(`Seed ${seed}: ${String(error)}`, { cause: error })
    })
    console.log(`${describeFuzz(report)}; seed ${seed}`)
    expect(report.complete).toBeGreaterThan(CONNECTIONS / 2)
    expectFlatMemory(report)
  }, 1_800_000)
})
