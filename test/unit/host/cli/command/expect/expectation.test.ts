import { describe, expect, it } from 'vitest'
import {
  createExpectation,
  type ExpectationOptions,
} from '../../../../../../src-main/host/cli/command/expect/expectation.ts'
import type { Judged } from '../../../../../../src-main/host/cli/command/expect/judge.ts'
import { createFakeClock } from '../../../../../support/fake-clock.ts'

const request = (matched: boolean, elsewhere = false): Judged =>
  ({ matched, elsewhere, parts: [{ text: 'a', outcome: matched, read: [] }] }) as unknown as Judged

const start = (options: Partial<ExpectationOptions> = {}) => {
  const clock = createFakeClock()
  const expectation = createExpectation({
    count: 1,
    exactly: false,
    timeoutMs: 30_000,
    settleMs: 1000,
    command: false,
    clock,
    ...options,
  })
  let outcome: string | null = null
  void expectation.done.then(value => (outcome = value))
  return {
    ...expectation,
    async after(ms: number) {
      await clock.advance(ms)
      return outcome
    },
    pending: clock.pending,
  }
}

describe('what expect waits for', () => {
  it('B30: as many matching requests as were asked for, and not a moment longer', async () => {
    const waiting = start({ count: 2 })
    waiting.add(request(true))
    waiting.add(request(false))
    expect(await waiting.after(0)).toBe(null)
    waiting.add(request(true))
    expect(await waiting.after(0)).toBe('matched')
    expect(waiting.pending()).toBe(0)
    expect(waiting.tally()).toMatchObject({ requests: 3, matched: 2 })
  })

  it('B30: the time is over', async () => {
    const waiting = start({ count: 2 })
    waiting.add(request(true))
    expect(await waiting.after(29_999)).toBe(null)
    expect(await waiting.after(1)).toBe('timed-out')
  })

  it('B30: exactly so many: it must be quiet after the last one', async () => {
    const waiting = start({ exactly: true })
    waiting.add(request(true))
    expect(await waiting.after(999)).toBe(null)
    expect(await waiting.after(1)).toBe('matched')

    const more = start({ exactly: true })
    more.add(request(true))
    await more.after(999)
    more.add(request(true))
    expect(await more.after(0)).toBe('too-many')

    const other = start({ exactly: true })
    other.add(request(false))
    expect(await other.after(0)).toBe('other')
    expect(other.tally().unwanted).not.toBe(null)
  })

  it('B30: exactly so many at an inbox: what comes to another inbox does not count', async () => {
    const waiting = start({ exactly: true })
    waiting.add(request(false, true))
    waiting.add(request(true))
    expect(await waiting.after(1000)).toBe('matched')
  })

  it('B30: more than asked for is no matter where it need not be exact', async () => {
    const waiting = start({ count: 1, command: true })
    waiting.add(request(true))
    waiting.add(request(true))
    waiting.commandEnded(true)
    expect(await waiting.after(0)).toBe('matched')
  })

  it('B30: none may match: the whole time must pass', async () => {
    const waiting = start({ count: 0 })
    waiting.add(request(false))
    expect(await waiting.after(29_999)).toBe(null)
    expect(await waiting.after(1)).toBe('matched')

    const spoilt = start({ count: 0 })
    spoilt.add(request(true))
    expect(await spoilt.after(0)).toBe('too-many')
  })

  it('B30: none may match while a command runs: it must be quiet after its end', async () => {
    const waiting = start({ count: 0, command: true })
    expect(await waiting.after(5000)).toBe(null)
    waiting.commandEnded(true)
    await waiting.after(999)
    waiting.add(request(false))
    expect(await waiting.after(999)).toBe(null)
    expect(await waiting.after(1)).toBe('matched')
  })

  it('B30: a command must end too, and well', async () => {
    const waiting = start({ command: true })
    waiting.add(request(true))
    expect(await waiting.after(1000)).toBe(null)
    waiting.commandEnded(true)
    expect(await waiting.after(0)).toBe('matched')

    const failing = start({ command: true })
    failing.add(request(true))
    failing.commandEnded(false)
    expect(await failing.after(0)).toBe('command-failed')

    const hanging = start({ command: true })
    hanging.add(request(true))
    expect(await hanging.after(30_000)).toBe('timed-out')
  })

  it('B35: keeps the three requests that came nearest, the newest first among equals', () => {
    const near = (number: number, ...met: boolean[]): Judged => ({
      ...request(false),
      number,
      parts: met.map(outcome => ({ text: 'a', outcome, read: [] })),
    })
    const waiting = start()
    for (const judged of [
      near(1, false, false),
      near(2, true, false),
      near(3, false, true),
      near(4, false, false),
      near(5, true, true, false),
    ]) {
      waiting.add(judged)
    }
    expect(waiting.tally().nearest.map(({ number }) => number)).toEqual([5, 3, 2])
  })
})
