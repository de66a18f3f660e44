import { expect, test } from 'vitest'
import { readDraft } from '../../../../../../src-renderer/feature/receiver/filter/read-draft.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')

test('words count while they are typed; a filter counts when it is ended', () => {
  expect(readDraft('invoice paid', NOW, false)).toMatchObject({ filters: {}, q: 'invoice paid', rest: 'invoice paid' })
  expect(readDraft('paid method:PO', NOW, false)).toMatchObject({ filters: {}, q: 'paid', rest: 'paid method:PO' })
  expect(readDraft('paid method:POST ', NOW, false)).toMatchObject({
    filters: { method: 'POST' },
    q: 'paid',
    rest: 'paid ',
  })
  expect(readDraft('method:POST', NOW, true)).toMatchObject({ filters: { method: 'POST' }, q: undefined, rest: '' })
})

test('a filter that takes no such value stays in the field and says what it takes', () => {
  const draft = readDraft('status:9xx ', NOW, false)
  expect(draft.rest).toBe('status:9xx ')
  expect(draft.problem?.help).toContain('a status such as 200')
})

test('a URL is words and no filter', () => {
  expect(readDraft('https://shop.example/x', NOW, true)).toMatchObject({ filters: {}, problem: null })
})
