import { describe, expect, test } from 'vitest'
import { createSlots } from '../../../../src-main/engine/dispatch/slots.ts'
import { SECOND } from '../../../../src-shared/time.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

/** Webhooks that hang and always want more, served in turn; how many each has in the end. */
const filled = async (
  webhooks: number,
  { busy, most, concurrency }: Record<'busy' | 'most' | 'concurrency', number>,
) => {
  const clock = createFakeClock()
  const slots = createSlots({ clock, busy, most, onFreed: () => {} })
  const held = Array.from({ length: webhooks }, () => 0)
  let began = 0
  for (let round = 0; round < 2 * (webhooks * concurrency) + most; round++) {
    const { max, share } = slots.room()
    let taken = 0
    for (let found = true; found && taken < max; ) {
      found = false
      for (let one = 0; one < webhooks && taken < max; one++) {
        const has = held[one] ?? 0
        if (has >= Math.min(share, concurrency)) continue
        held[one] = has + 1
        slots.take(`${began++}`)
        taken++
        found = true
      }
    }
    if (taken === 0 && max > 0) break
    await clock.advance(SECOND)
  }
  const room = slots.room()
  slots.close()
  return { held, room }
}

describe('the places of attempts', () => {
  test('B4: endpoints that hang hold no more than is left for another', async () => {
    const { held, room } = await filled(5, { busy: 256, most: 4096, concurrency: 1000 })
    const most = Math.max(...held)
    expect(room.share).toBeGreaterThan(500)
    expect(most).toBeLessThan(800)
  })

  test('B4: however many hang, one more webhook may begin an attempt', async () => {
    for (const webhooks of [1, 10, 63, 64, 100]) {
      const { held, room } = await filled(webhooks, { busy: 16, most: 64, concurrency: 1000 })
      expect(room.max, `${webhooks}`).toBeGreaterThan(0)
      expect(room.share, `${webhooks}`).toBeGreaterThan(0)
      expect(Math.min(...held), `${webhooks}`).toBeGreaterThan(0)
    }
  })

  test('a webhook alone gets all that its concurrency allows', async () => {
    expect((await filled(1, { busy: 256, most: 4096, concurrency: 1000 })).held).toEqual([1000])
  })
})
