import { expect, test } from 'vitest'
import { skippedJobs } from '../../../../src-main/engine/backend/skipped-jobs.ts'

test('R112: jobs that were left are counted by webhook and reason', () => {
  const dam = {
    webhookId: 'whk_1',
    webhookName: 'DAM',
    reason: 'The rules of this webhook forbid that a failed message is sent again.',
  }
  const off = { webhookId: 'whk_2', webhookName: 'Shop', reason: 'The webhook is disabled: enable it first.' }
  const test = { webhookId: 'whk_2', webhookName: 'Shop', reason: 'A test is not sent again: send a new one.' }
  expect(skippedJobs([dam, off, dam, test, dam])).toEqual([
    { ...dam, count: 3 },
    { ...off, count: 1 },
    { ...test, count: 1 },
  ])
  expect(skippedJobs([])).toEqual([])
})
