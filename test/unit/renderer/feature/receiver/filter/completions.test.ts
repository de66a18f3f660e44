import { expect, test } from 'vitest'
import { completionsOf } from '../../../../../../src-renderer/feature/receiver/filter/completions.ts'

const known = { inboxes: ['shop', 'live'], methods: ['PURGE'], types: ['order.paid', 'two words'] }
const texts = (line: string) => completionsOf(line, known).map(({ text }) => text)

test('names of filters are offered by their first letters, with what they take', () => {
  expect(texts('s')).toEqual(['status:', 'size:', 'since:'])
  expect(texts('paid me')).toEqual(['method:'])
  expect(completionsOf('re', known)[0]?.help).toContain('valid, invalid')
  expect(texts('zzz')).toEqual([])
})

test('values are offered, those that the list shows among them', () => {
  expect(texts('inbox:')).toEqual(['inbox:shop', 'inbox:live'])
  expect(texts('method:pu')).toEqual(['method:PURGE', 'method:PUT'])
  expect(texts('type:')).toContain('type:"two words"')
  expect(texts('type:!')).toContain('type:!order.paid')
  expect(texts('a result:in')).toEqual(['result:invalid'])
  expect(texts('result:invalid')).toEqual([])
})
