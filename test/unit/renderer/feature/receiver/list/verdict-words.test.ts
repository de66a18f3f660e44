import { expect, test } from 'vitest'
import { verdictWords } from '../../../../../../src-renderer/feature/receiver/list/verdict-words.ts'
import type { CaptureSummary } from '../../../../../../src-shared/model/capture.ts'

const words = (result: CaptureSummary['verification']['result'], code: CaptureSummary['verification']['code']) =>
  verdictWords({ verification: { scheme: 'github', result, code, reason: '' } })

test('a row says the reason where it was certain, and no more than “not valid” where it was not', () => {
  expect(words('valid', null)).toBe('valid')
  expect(words('invalid', 'timestamp-old')).toBe('timestamp too old')
  expect(words('invalid', 'body-reserialised')).toBe('body re-serialised')
  expect(words('invalid', null)).toBe('not valid')
  expect(words('missing', 'missing-header')).toBe('no signature')
  expect(words('none', null)).toBe('not verified')
})
