import { expect, it } from 'vitest'
import { newSeed } from '../support/seeded-random.ts'
import { describeFuzz, expectFlatMemory, fuzzRun } from './fuzz/fuzz-run.ts'

const CONNECTIONS = 3000

it('B21: 3,000 requests, valid and broken, leave the receiver up and every complete one stored byte for byte', async () => {
  const seed = newSeed()
  const report = await fuzzRun(CONNECTIONS, seed).catch((error: unknown) => {
    throw new Error(`Seed ${seed}: ${String(error)}`, { cause: error })
  })
  console.log(`${describeFuzz(report)}; seed ${seed}`)
  expect(report.complete).toBeGreaterThan(CONNECTIONS / 2)
  expectFlatMemory(report)
}, 180_000)
