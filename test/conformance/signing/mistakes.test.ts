import { expect, it } from 'vitest'
import { schemeNames } from '../../../src-shared/model/scheme.ts'
import { diagnose } from '../../../src-main/engine/sign/diagnose/diagnose.ts'
import { mistakes } from './mistakes.ts'

it('B22, B32: a mistake in signing or on the way is told by its code for every scheme, and never as valid', () => {
  const wrong: string[] = []
  let made = 0
  for (const scheme of schemeNames) {
    for (const { name, code, make } of mistakes) {
      const input = make(scheme)
      if (input === null) continue
      made++
      const { code: found, checked } = diagnose(input)
      expect([scheme, name, checked.outcome]).not.toEqual([scheme, name, 'valid'])
      if (found !== code) wrong.push(`${scheme}: ${name}: ${code}, not ${found}`)
    }
  }
  expect(wrong).toEqual([])
  expect(made).toBeGreaterThan(800)
})
