import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bench } from './bench.ts'
import { claimPromises } from './claim-promises.ts'
import { enqueuePromises } from './enqueue-promises.ts'
import { lanePromises } from './lane-promises.ts'
import { modelCommands, newModel } from './model-commands.ts'
import { removePromises } from './remove-promises.ts'
import { restartPromises } from './restart-promises.ts'
import { type Ability, type QueueRig, settlement } from './rig.ts'
import { settlePromises } from './settle-promises.ts'

const RUNS = 20
const COMMANDS = 60
/** Milliseconds; a slow machine tries fewer orders. */
const LONGEST = 40_000

/**
 * What every queue must do, written against the port alone. `cannot` names what an implementation does not do, with
 * the reason that the skipped tests then show.
 */
export const describeQueue = (
  name: string,
  makeQueue: () => Promise<QueueRig>,
  cannot: Partial<Record<Ability, string>> = {},
): void => {
  describe(`queue: ${name}`, () => {
    let rig: QueueRig

    const bench: Bench = {
      get rig() {
        return rig
      },
      need(ctx, ability) {
        const reason = cannot[ability]
        if (reason !== undefined) ctx.skip(`${name} cannot: ${reason}`)
      },
      async first() {
        const [claimed] = await rig.queue.claim(1)
        if (claimed === undefined) throw new Error('Nothing could be claimed.')
        return claimed
      },
      settle: (claimed, next) =>
        rig.queue.settle([
          settlement(rig, claimed, typeof next === 'number' ? { state: 'scheduled', at: next } : { state: next }),
        ]),
    }

    beforeEach(async () => {
      rig = await makeQueue()
      for (const id of ['a', 'b', 'c']) await rig.addWebhook(id)
    })
    afterEach(() => rig.close())

    enqueuePromises(bench)
    claimPromises(bench)
    settlePromises(bench)
    lanePromises(bench)
    removePromises(bench)
    restartPromises(bench)

    it('agrees with a simple model in any order of calls', async () => {
      const agrees = fc.asyncProperty(
        fc.commands(modelCommands(cannot), { maxCommands: COMMANDS, size: 'max' }),
        async commands => {
          const fresh = await makeQueue()
          try {
            await fc.asyncModelRun(async () => ({ model: await newModel(fresh), real: fresh }), commands)
          } finally {
            await fresh.close()
          }
        },
      )
      await expect(fc.assert(agrees, { numRuns: RUNS, interruptAfterTimeLimit: LONGEST })).resolves.toBeUndefined()
    }, 120_000)
  })
}
