import { describe, expect, test } from 'vitest'
import { retryAfterMs } from '../../../../src-main/engine/retry/retry-after.ts'

const now = Date.UTC(2026, 0, 1)

describe('Retry-After', () => {
  test('B1: a part of a second counts as a whole one', () => {
    expect(retryAfterMs('120', now)).toBe(120_000)
    expect(retryAfterMs('120.5', now)).toBe(121_000)
    expect(retryAfterMs('0.001', now)).toBe(1_000)
  })

  test('B1: a date counts from now, one that has passed asks for nothing, and 24 h are the most', () => {
    expect(retryAfterMs(new Date(now + 5_000).toUTCString(), now)).toBe(5_000)
    expect(retryAfterMs(new Date(now - 5_000).toUTCString(), now)).toBe(0)
    expect(retryAfterMs('1000000', now)).toBe(86_400_000)
  })

  test('what is neither seconds nor a date asks for nothing', () => {
    for (const text of ['', '-5', '1e3', '5 s', 'soon', '2027-01-01']) expect(retryAfterMs(text, now), text).toBeNull()
  })
})
