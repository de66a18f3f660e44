import { expect, test } from 'vitest'
import { draftOf } from '../../../../../src-renderer/feature/compose/compose-draft.ts'
import { readMessage } from '../../../../../src-renderer/feature/compose/read-message.ts'
import { samplesOf } from '../../../../../src-renderer/feature/compose/systems.ts'
import type { EventTypeDefinition } from '../../../../../src-shared/model/event-type-definition.ts'
import { type ProfileName, profileNames } from '../../../../../src-shared/model/webhook.ts'

test('R29: every sample of every system is a message that can be sent', () => {
  const drafts = profileNames.flatMap(system =>
    samplesOf(system, undefined).map(({ type, data }) => ({ ...draftOf(system), type, data: data ?? '' })),
  )
  expect(drafts.length).toBeGreaterThanOrEqual(26)
  expect(drafts.map(readMessage).filter(reading => !reading.ok)).toEqual([])
})

test('R29: the data go out as they were typed', () => {
  const typed = ' {"n": 12345678901234567890, "n": 1.0, "__proto__": {"x": -0}}\n'
  expect(readMessage({ ...draftOf('standard'), data: typed })).toEqual({
    ok: true,
    message: { type: draftOf('standard').type, dataText: typed.trim() },
  })
})

test.each([
  ['{', /^This is not JSON yet: /],
  ['[1e400]', /^data has the number 1e400, which is too large/],
  [`${'['.repeat(600)}${']'.repeat(600)}`, /^data has more than 512 levels/],
])('R29: what is wrong with the data is told at their field', (data, problem) => {
  expect(readMessage({ ...draftOf('standard'), data })).toEqual({
    ok: false,
    problems: { data: expect.stringMatching(problem) },
  })
})

test('R38: an event of Hedge Connect says which licence its computer has', () => {
  expect(readMessage(draftOf('hedge'))).toMatchObject({ ok: true, message: { originLicense: 'pro' } })
  expect(readMessage({ ...draftOf('netx'), origin: 'resync' })).toMatchObject({
    ok: true,
    message: { type: 'asset.create', origin: 'resync' },
  })
})

test('B14: Compose offers the catalogue’s types of a system and those of any, with the first example', () => {
  const own = (name: string, systems: ProfileName[], examples: EventTypeDefinition['examples']) => ({
    name,
    description: '',
    systems,
    schema: null,
    examples,
    builtin: false,
    createdAt: null,
    updatedAt: null,
  })
  const catalogue = [own('shop.sold', [], [{ total: 1 }, 2]), own('dam.seen', ['netx'], []), own('x', ['hedge'], [])]
  expect(samplesOf('netx', catalogue)).toEqual([
    { type: 'shop.sold', description: '', data: '{\n  "total": 1\n}' },
    { type: 'dam.seen', description: '', data: null },
  ])
})
