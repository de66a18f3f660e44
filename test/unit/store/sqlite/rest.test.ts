import { expect, it } from 'vitest'
import { createRest } from '../../../../src-main/store/sqlite/rest.ts'

it('work that waits has its turn, also while other work fails or never ends', () => {
  const done: string[] = []
  let left = 2
  const rest = createRest([
    () => {
      throw new Error('no room')
    },
    () => done.push('endless') > 0,
    () => left-- > 0 && done.push('some') > 0,
  ])
  for (let n = 0; n < 9; n++) {
    try {
      rest(true)
    } catch {
      done.push('failed')
    }
  }
  expect(done.join(' ')).toBe('failed endless some failed endless some failed endless failed')
})

it('says when nothing is left', () => {
  expect(createRest([() => false, () => false])(true)).toBe(false)
})
