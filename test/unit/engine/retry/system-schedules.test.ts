import { describe, expect, test } from 'vitest'
import { type AttemptResult, decideNext } from '../../../../src-main/engine/retry/decide-next.ts'
import type { ProfileName } from '../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'

const answer = (status: number): AttemptResult => ({ kind: 'answer', status, retryAfter: undefined })
const failures: AttemptResult[] = [answer(500), { kind: 'timeout' }, { kind: 'network' }]

/** Seconds before each attempt after the first, until the delivery ends; the last word is how. */
const schedule = (profile: ProfileName, result: AttemptResult): (number | string)[] => {
  const waits: (number | string)[] = []
  let endedAt = 1_000
  for (let attempt = 1; ; attempt++) {
    const next = decideNext(profiles[profile].settings, { attempt, manual: false, result, endedAt }, () => 0)
    if (next.state !== 'scheduled') return [...waits, next.state]
    waits.push((next.at - endedAt) / 1000)
    endedAt = next.at
  }
}

describe('the schedules of the systems', () => {
  test('R68, R70: woodwing tries a 5xx, a timeout and a broken connection eight times more, each wait longer than the one before', () => {
    for (const failure of failures) {
      expect(schedule('woodwing', failure)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 'failed'])
    }
  })

  test('R69, R70: woodwing does not try a 4xx or a 3xx again', () => {
    for (const status of [301, 304, 400, 404, 410, 429]) {
      expect(schedule('woodwing', answer(status))).toEqual(['failed'])
    }
  })

  test('R72: hedge makes three attempts, the second after 10 s, the third 100 s later', () => {
    for (const failure of [...failures, answer(404)]) {
      expect(schedule('hedge', failure)).toEqual([10, 100, 'failed'])
    }
  })

  test('R73: netbox does not try again by itself', () => {
    for (const failure of [...failures, answer(404)]) expect(schedule('netbox', failure)).toEqual(['failed'])
  })

  test('R58: netbox takes every status below 400 for a success, the others only 2xx', () => {
    expect(schedule('netbox', answer(304))).toEqual(['sent'])
    for (const profile of ['netx', 'woodwing', 'hedge'] as const) {
      expect(schedule(profile, answer(299))).toEqual(['sent'])
      expect(schedule(profile, answer(304)).at(-1)).toBe('failed')
    }
  })

  test('R85: no answer disables a hedge or netbox webhook', () => {
    for (const profile of ['hedge', 'netbox'] as const) {
      const { settings } = profiles[profile]
      for (const result of [...failures, answer(410)]) {
        expect(decideNext(settings, { attempt: 9, manual: false, result, endedAt: 0 })).toEqual({
          state: 'failed',
          disableReason: null,
        })
      }
    }
  })
})
