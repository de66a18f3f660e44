import { expect, test } from 'vitest'
import { attemptView } from '../../../../src-main/engine/delivery/attempt-view.ts'
import { newAttempt } from '../../store/sqlite/store-rig.ts'

test('an attempt says in sentences what else is to be known of it', () => {
  expect(attemptView(newAttempt(), '').notes).toEqual([])
  const { notes } = attemptView(newAttempt({ notes: '["resent","body-cut-off"]' }), '')
  expect(notes.map(({ code }) => code)).toEqual(['resent', 'body-cut-off'])
  for (const { message } of notes) expect(message).toMatch(/^The .+\.$/)
})
