import { describe, expect, it } from 'vitest'
import { setInputWords } from '../../../../../src-shared/input-words.ts'
import { parseHeader } from '../../../../../src-main/host/cli/option/header.ts'
import { portNumber } from '../../../../../src-main/host/cli/option/number.ts'
import { parseSettings } from '../../../../../src-main/host/cli/option/setting.ts'
import { parseTime } from '../../../../../src-main/host/cli/option/time.ts'
import { profiles } from '../../../../../src-shared/profiles/index.ts'
import { DAY, HOUR, type Clock } from '../../../../../src-shared/time.ts'

setInputWords()

const NOW = Date.parse('2026-11-22T10:00:00Z')
const clock: Clock = { now: () => NOW, elapsed: () => 0, after: () => () => {} }
const base = profiles.standard.settings

describe('times', () => {
  it('are a moment, or as long ago as is said', () => {
    expect(parseTime('2h', clock)).toBe(NOW - 2 * HOUR)
    expect(parseTime('7d', clock)).toBe(NOW - 7 * DAY)
    expect(parseTime('2026-11-21T10:00:00Z', clock)).toBe(NOW - DAY)
  })

  it('are refused when they are something else', () => {
    for (const text of ['', 'yesterday', '2', '2w', '-2h']) {
      expect(() => parseTime(text, clock)).toThrow('is not a time')
    }
  })
})

describe('--setting', () => {
  it('sets values, also inside a setting, and keeps what is beside them', () => {
    const settings = parseSettings(['timeoutMs=5000', 'retry.jitter=0', 'retry.delaysSec=[1,2]', 'method=PUT'], base)
    expect(settings).toEqual({
      timeoutMs: 5000,
      method: 'PUT',
      retry: { ...base.retry, jitter: 0, delaysSec: [1, 2] },
    })
    expect(base.retry.jitter).toBe(0.2)
  })

  it('takes a whole object as JSON', () => {
    expect(parseSettings(['signing={"scheme":"none"}'], base)).toEqual({ signing: { scheme: 'none' } })
  })

  it('refuses unknown keys, values that are not valid and text without =', () => {
    expect(() => parseSettings(['colour=red'], base)).toThrow('"colour=red" is not a setting')
    expect(() => parseSettings(['timeoutMs=soon'], base)).toThrow('timeoutMs must be a number, not a text.')
    expect(() => parseSettings(['retry.on.status=sometimes'], base)).toThrow(
      'retry.on.status must be one of non-success, 5xx or none.',
    )
    expect(() => parseSettings(['timeoutMs'], base)).toThrow('key=value')
    expect(() => parseSettings(['__proto__.x=1'], base)).toThrow('is not a setting')
  })
})

describe('--header', () => {
  it('is a name and a value', () => {
    expect(parseHeader('X-A:  b: c ')).toEqual(['X-A', 'b: c'])
    expect(parseHeader('X-Empty:')).toEqual(['X-Empty', ''])
  })

  it('is refused without a name', () => {
    for (const text of ['', 'X-A', ': b', 'X A: b']) expect(() => parseHeader(text)).toThrow('is not a header')
  })
})

describe('ports', () => {
  it('are whole numbers up to 65535', () => {
    expect(portNumber('0')).toBe(0)
    expect(portNumber('65535')).toBe(65_535)
    for (const text of ['65536', '-1', '80.5', '0x50', '']) expect(() => portNumber(text)).toThrow('whole number')
  })
})
