import { describe, expect, test } from 'vitest'
import { healthOf, healthWords, worstFirst } from '../../../../../src-renderer/feature/home/webhook-health.ts'
import type { Failure } from '../../../../../src-shared/model/failure.ts'
import type { Webhook } from '../../../../../src-shared/model/webhook.ts'

type Own = Partial<Webhook['health']> & Partial<Pick<Webhook, 'enabled' | 'disabled'>>

const webhook = (name: string, { enabled = true, disabled = null, ...health }: Own = {}): Webhook =>
  ({
    id: name,
    name,
    enabled,
    disabled,
    health: { queued: 0, scheduled: 0, inFlight: 0, sent: 0, failed: 0, lastDelivery: null, ...health },
  }) as Webhook

const failure = (webhookId: string, own: Partial<Failure>): Failure =>
  ({ webhookId, failed: 0, waiting: 0, attempts: 0, ...own }) as Failure

describe('how a webhook does', () => {
  test.each([
    [{}, [], 'no deliveries'],
    [{ scheduled: 60 }, [failure('a', { waiting: 60, attempts: 75 })], '75 attempts failed · 60 wait for a retry'],
    [{ scheduled: 1 }, [], '1 waits for a retry'],
    [{ sent: 97, failed: 3 }, [], '97 % of 100 sent'],
    [{ sent: 1, scheduled: 2, queued: 3 }, [], '100 % of 1 sent · 2 wait for a retry · 3 queued'],
    // Those in flight are among the queued or the scheduled ones.
    [{ queued: 2, inFlight: 1 }, [], '2 queued'],
  ])('%o is told in words', (own, failures, words) => {
    expect(healthWords(healthOf(webhook('a', own), failures))).toBe(words)
  })

  test('the worst comes first: disabled by a rule, gave up, waiting, well, switched off', () => {
    const failures = [failure('few', { failed: 1 }), failure('many', { failed: 20 })]
    const all = [
      webhook('off', { enabled: false }),
      webhook('well', { sent: 5 }),
      webhook('waiting', { scheduled: 80 }),
      webhook('few', { failed: 1 }),
      webhook('many', { failed: 20 }),
      webhook('rule', { enabled: false, disabled: { at: '', reason: '', by: 'rule' } }),
    ].map(each => healthOf(each, failures))
    expect(all.toSorted(worstFirst).map(({ webhook: { name } }) => name)).toEqual([
      'rule',
      'many',
      'few',
      'waiting',
      'well',
      'off',
    ])
  })
})
