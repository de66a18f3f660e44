import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../support/fake-clock.ts'

describe('fake clock', () => {
  it('stands still until it is moved, and runs what comes due in order at its own time', async () => {
    const clock = createFakeClock(1000)
    const ran: string[] = []
    const note = (name: string) => () => void ran.push(`${name}@${clock.now()}`)
    clock.after(30, note('c'))
    clock.after(10, note('a'))
    clock.after(10, note('b'))
    const cancel = clock.after(20, note('cancelled'))
    clock.after(31, note('later'))
    cancel()
    expect(clock.pending()).toBe(4)
    await clock.advance(30)
    expect(ran).toEqual(['a@1010', 'b@1010', 'c@1030'])
    expect([clock.now(), clock.elapsed(), clock.pending()]).toEqual([1030, 30, 1])
  })

  it('lets promises settle between timers, and runs timers that are set on the way', async () => {
    const clock = createFakeClock(0)
    const ran: number[] = []
    const again = async (): Promise<void> => {
      await Promise.resolve()
      ran.push(clock.now())
      clock.after(10, () => void again())
    }
    clock.after(10, () => void again())
    await clock.advance(35)
    expect(ran).toEqual([10, 20, 30])
  })
})
