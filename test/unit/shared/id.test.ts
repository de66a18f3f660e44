import { describe, expect, test } from 'vitest'
import { createIdSource } from '../../../src-shared/id.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

describe('ids', () => {
  test('sort by the time they were made, also within one millisecond', async () => {
    const clock = createFakeClock(1_700_000_000_000)
    const ids = createIdSource(clock)
    const made: string[] = []
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 500; j++) made.push(ids.next('msg'))
      await clock.advance(1)
    }
    expect([...made].sort()).toEqual(made)
    expect(new Set(made).size).toBe(made.length)
    expect(made[0]).toMatch(/^msg_[0-9A-HJKMNP-TV-Z]{26}$/)
  })

  test('stay in order when the clock is set back', async () => {
    let now = 2_000
    const ids = createIdSource({ ...createFakeClock(), now: () => now })
    const before = ids.next('msg')
    now = 1_000
    expect(ids.next('msg') > before).toBe(true)
  })
})
