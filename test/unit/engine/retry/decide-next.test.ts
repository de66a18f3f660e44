import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AttemptResult, decideNext } from '../../../../src-main/engine/retry/decide-next.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'

const answer = (status: number, retryAfter?: string): AttemptResult => ({ kind: 'answer', status, retryAfter })
const noJitter = () => 0
const standard = profiles.standard.settings
const netx = profiles.netx.settings

const anyFailure = fc.oneof(
  fc.integer({ min: 300, max: 599 }).map(status => answer(status)),
  fc.constant<AttemptResult>({ kind: 'timeout' }),
  fc.constant<AttemptResult>({ kind: 'network' }),
)

describe('what happens after an attempt', () => {
  test('R67: netx is tried again 300, 1800, 1800, 43200 and 86400 s after the attempt before, six times at most', () => {
    let endedAt = 1_000
    const waits: number[] = []
    for (let attempt = 1; attempt <= 5; attempt++) {
      const next = decideNext(netx, { attempt, manual: false, result: answer(500), endedAt }, noJitter)
      if (next.state !== 'scheduled') throw new Error(`attempt ${attempt} is ${next.state}`)
      waits.push((next.at - endedAt) / 1000)
      endedAt = next.at
    }
    expect(waits).toEqual([300, 1800, 1800, 43_200, 86_400])
    expect(decideNext(netx, { attempt: 6, manual: false, result: answer(500), endedAt }).state).toBe('failed')
  })

  test('R79: netx is disabled when the last attempt fails, and only then', () => {
    const last = decideNext(netx, { attempt: 6, manual: false, result: { kind: 'timeout' }, endedAt: 0 })
    expect(last).toEqual({ state: 'failed', disableReason: 'All 6 attempts of a delivery failed.' })
    const manual = decideNext(netx, { attempt: 7, manual: true, result: answer(500), endedAt: 0 })
    expect(manual).toEqual({ state: 'failed', disableReason: null })
  })

  test('B1: standard waits 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, with up to 20 % more', () => {
    const minutes = [5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440]
    for (const [index, wait] of minutes.entries()) {
      const decide = (random: number) =>
        decideNext(standard, { attempt: index + 1, manual: false, result: answer(500), endedAt: 0 }, () => random)
      expect(decide(0)).toEqual({ state: 'scheduled', at: Math.round(wait * 60_000) })
      expect(decide(1)).toEqual({ state: 'scheduled', at: Math.round(wait * 60_000 * 1.2) })
    }
    expect(decideNext(standard, { attempt: 10, manual: false, result: answer(500), endedAt: 0 })).toEqual({
      state: 'failed',
      disableReason: null,
    })
  })

  test('B1: 410 Gone fails at once and disables the webhook', () => {
    expect(decideNext(standard, { attempt: 1, manual: false, result: answer(410), endedAt: 0 })).toEqual({
      state: 'failed',
      disableReason: 'The endpoint answered 410 Gone.',
    })
  })

  test('B1: Retry-After is the least wait, as seconds or as a date, and never shortens the schedule', () => {
    const endedAt = Date.UTC(2026, 0, 1)
    const at = (retryAfter: string) => {
      const next = decideNext(
        standard,
        { attempt: 1, manual: false, result: answer(503, retryAfter), endedAt },
        noJitter,
      )
      return next.state === 'scheduled' ? (next.at - endedAt) / 1000 : next.state
    }
    expect(at('120')).toBe(120)
    expect(at('1')).toBe(5)
    expect(at('Thu, 01 Jan 2026 00:10:00 GMT')).toBe(600)
    expect(at('999999999')).toBe(86_400)
    expect(at('soon')).toBe(5)
  })

  test('R58: only 2xx is a success for standard and netx', () => {
    for (const settings of [standard, netx]) {
      for (const status of [200, 204, 299]) {
        expect(decideNext(settings, { attempt: 1, manual: false, result: answer(status), endedAt: 0 }).state).toBe(
          'sent',
        )
      }
    }
  })

  test('R63: a redirect is a failure and is scheduled again', () => {
    expect(decideNext(netx, { attempt: 1, manual: false, result: answer(302), endedAt: 0 }).state).toBe('scheduled')
  })

  test('a refused or impossible request is not tried again', () => {
    expect(decideNext(standard, { attempt: 1, manual: false, result: { kind: 'hopeless' }, endedAt: 0 })).toEqual({
      state: 'failed',
      disableReason: null,
    })
  })

  test('every failure that is retried waits at least its delay and at most a fifth more', () => {
    fc.assert(
      fc.property(
        anyFailure,
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (result, attempt, r) => {
          if (result.kind === 'answer' && result.status === 410) return
          const next = decideNext(standard, { attempt, manual: false, result, endedAt: 0 }, () => r)
          const delay = (standard.retry.delaysSec[attempt - 1] ?? 0) * 1000
          expect(next.state).toBe('scheduled')
          if (next.state === 'scheduled') {
            expect(next.at).toBeGreaterThanOrEqual(delay)
            expect(next.at).toBeLessThanOrEqual(delay * 1.2)
          }
        },
      ),
    )
  })
})
