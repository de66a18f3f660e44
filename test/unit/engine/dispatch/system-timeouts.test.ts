import { afterEach, describe, expect, test } from 'vitest'
import type { ProfileName } from '../../../../src-shared/model/webhook.ts'
import { SECOND } from '../../../../src-shared/time.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { createAttemptRig } from './attempt-rig.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** What comes of an attempt whose endpoint answers 200 after `wait` ms. */
const after = async (profile: ProfileName, wait: number) => {
  const clock = createFakeClock()
  const rig = createAttemptRig({ clock })
  closers.push(rig.close)
  const received = Promise.withResolvers<void>()
  const endpoint = await rig.sink(() => (_request, response) => {
    clock.after(wait, () => response.writeHead(200).end())
    received.resolve()
  })
  const sending = rig.attempt(endpoint.url, {}, { profile })
  await received.promise
  await clock.advance(wait)
  const { record } = await sending
  return record.errorClass ?? record.status
}

describe('how long an endpoint may take', () => {
  test.each([
    ['R60', 'hedge', 3],
    ['R61', 'woodwing', 5],
    ['R59', 'netx', 10],
    ['R62', 'netbox', 300],
  ] as const)(
    '%s: a 200 reaches a %s webhook until %i s after sending, and is a timeout later',
    async (_number, profile, limit) => {
      expect(await after(profile, limit * SECOND - 500)).toBe(200)
      expect(await after(profile, limit * SECOND + 500)).toBe('timeout-response')
    },
  )
})
