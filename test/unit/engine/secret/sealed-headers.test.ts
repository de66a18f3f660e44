import { describe, expect, test } from 'vitest'
import { openHeaders, sealHeaders, withKeptValues } from '../../../../src-main/engine/secret/sealed-headers.ts'
import { createVault } from '../../../../src-main/engine/secret/vault.ts'
import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { MASK } from '../../../../src-shared/model/secret-header.ts'

const before: HeaderList = [
  ['Authorization', 'Bearer x'],
  ['X-Team', 'storage'],
  ['X-Key', 'one'],
  ['X-Key', 'two'],
]
const kept = (headers: HeaderList, secretHeaders: string[] = []) => withKeptValues({ headers, secretHeaders }, before)

describe('headers with secret values', () => {
  test('are kept with a mask for each secret, which opens to what was typed', () => {
    const vault = createVault(Buffer.alloc(32, 1))
    const { settings, sealed } = sealHeaders(vault, { headers: before, secretHeaders: ['x-team', 'X-Gone'] })
    expect(settings).toEqual({
      headers: [
        ['Authorization', MASK],
        ['X-Team', MASK],
        ['X-Key', MASK],
        ['X-Key', MASK],
      ],
      secretHeaders: ['Authorization', 'X-Team', 'X-Key'],
    })
    expect(openHeaders(vault, settings.headers, sealed)).toEqual(before)
  })

  test('a mask that is written back stands for the value the header has, whatever else changed', () => {
    expect(
      kept([
        ['X-Key', MASK],
        ['X-New', 'n'],
        ['x-key', 'other'],
        ['AUTHORIZATION', MASK],
      ]),
    ).toEqual([
      ['X-Key', 'one'],
      ['X-New', 'n'],
      ['x-key', 'other'],
      ['AUTHORIZATION', 'Bearer x'],
    ])
  })

  test('a mask is refused where there is no value, where it could be another, and where it would be shown', () => {
    expect(() => kept([['X-Other-Key', MASK]])).toThrow('has no value yet')
    expect(() => kept([['X-Key', MASK]])).toThrow('cannot be told')
    expect(() => kept([...before.slice(0, 2), ['X-Key', MASK], ['X-Key', MASK], ['X-Key', MASK]])).toThrow(
      'cannot be told',
    )
    expect(() => kept([['X-Team', MASK]])).toThrow('cannot be made readable')
    expect(kept([['X-Team', MASK]], ['x-team'])).toEqual([['X-Team', 'storage']])
  })
})
