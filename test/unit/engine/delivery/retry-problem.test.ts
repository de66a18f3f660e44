import { expect, test } from 'vitest'
import { retryProblem } from '../../../../src-main/engine/delivery/retry-problem.ts'
import type { WebhookRecord } from '../../../../src-main/engine/port/store.ts'
import type { ProfileName } from '../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { newWebhook } from '../../../support/store.ts'

const webhook = (profile: ProfileName, enabled = true): WebhookRecord => ({
  ...newWebhook({ id: 'whk_1', profile, settings: profiles[profile].settings, enabled }),
  number: 1,
})
const failed = { test: false, status: 'failed' } as const

test('R76, R112: a failed delivery is sent again by hand for every profile but netx', () => {
  for (const profile of ['standard', 'woodwing', 'hedge', 'netbox'] as const) {
    expect(retryProblem(webhook(profile), failed)).toBeNull()
  }
  expect(retryProblem(webhook('netx'), failed)).toBe(
    'The rules of this webhook forbid that a failed message is sent again.',
  )
})

test('R112: what cannot be sent again says why', () => {
  expect(retryProblem(undefined, failed)).toBe('Its webhook was deleted.')
  expect(retryProblem(webhook('netbox', false), failed)).toMatch(/is disabled: enable it first/)
  expect(retryProblem(webhook('netbox'), { ...failed, test: true })).toMatch(/^A test is not sent again/)
  expect(retryProblem(webhook('netbox'), { ...failed, status: 'sent' })).toMatch(/this one is sent\.$/)
})
