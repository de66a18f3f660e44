import { expect, test } from 'vitest'
import { draftOf } from '../../../../../src-renderer/feature/compose/compose-draft.ts'
import { readMessage } from '../../../../../src-renderer/feature/compose/read-message.ts'
import { samplesOf } from '../../../../../src-renderer/feature/compose/systems.ts'
import { profileNames } from '../../../../../src-shared/model/webhook.ts'

test('R29: every sample of every system is a message that can be sent', () => {
  const drafts = profileNames.flatMap(system =>
    samplesOf(system).map(({ type, data }) => ({ ...draftOf(system), type, data })),
  )
  expect(drafts.length).toBeGreaterThanOrEqual(26)
  expect(drafts.map(readMessage).filter(reading => !reading.ok)).toEqual([])
})

test('R38: an event of Hedge Connect says which licence its computer has', () => {
  expect(readMessage(draftOf('hedge'))).toMatchObject({ ok: true, message: { originLicense: 'pro' } })
  expect(readMessage({ ...draftOf('netx'), origin: 'resync' })).toMatchObject({
    ok: true,
    message: { type: 'asset.create', origin: 'resync' },
  })
})
