import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSerial } from '../../../src-main/engine/serial.ts'

describe('work in turn', () => {
  it('of one key runs one after the other, in order, while other keys go on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() }), { maxLength: 20 }),
        async (scheduler, works) => {
          const serial = createSerial()
          const running = new Set<string>()
          const order = new Map<string, number[]>()
          const all = works.map(({ key, fails }, number) =>
            serial(key, async () => {
              expect(running.has(key)).toBe(false)
              running.add(key)
              await scheduler.schedule(Promise.resolve())
              running.delete(key)
              order.set(key, [...(order.get(key) ?? []), number])
              if (fails) throw new Error(String(number))
              return number
            }),
          )
          const settled = Promise.allSettled(all)
          await scheduler.waitFor(settled)
          const outcomes = await settled
          works.forEach(({ fails }, number) => {
            expect(outcomes[number]).toMatchObject(fails ? { status: 'rejected' } : { value: number })
          })
          for (const numbers of order.values()) expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
        },
      ),
    )
  })

  it('does not wait for the work of another key', async () => {
    const serial = createSerial()
    const never = new Promise<void>(() => {})
    void serial('stuck', () => never)
    expect(await serial('free', () => Promise.resolve('done'))).toBe('done')
  })
})
