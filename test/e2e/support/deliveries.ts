import type { DeliveryDetail } from '../../../src-shared/model/delivery.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { SECOND } from '../../../src-shared/time.ts'
import type { SkippableClock } from '../../support/skippable-clock.ts'
import type { TestHost } from '../../support/start-test-host.ts'
import { expect } from '../fixture.ts'

type RestHost = Pick<TestHost, 'rest'>

/** The newest delivery with its attempts. */
export const latestDelivery = async ({ rest }: RestHost): Promise<DeliveryDetail> => {
  const { items } = (await rest<Page<{ id: string }>>('GET', '/deliveries?limit=1')).body
  return (await rest<DeliveryDetail>('GET', `/deliveries/${items[0]?.id}`)).body
}

/** What a slow machine may take longer than a schedule says. */
const LEEWAY = 2 * SECOND

/** Waits until the newest delivery has made so many attempts, goes to just before the next, sees none, and on to it. */
export const skipToNextAttempt = async (host: RestHost, clock: SkippableClock, made: number): Promise<void> => {
  const attempts = async (): Promise<number> => (await latestDelivery(host)).attempts
  await expect.poll(attempts).toBe(made)
  const due = Date.parse((await latestDelivery(host)).nextAttemptAt ?? '')
  const early = due - LEEWAY - clock.now()
  if (early > 0) {
    clock.skip(early)
    expect(await attempts()).toBe(made)
  }
  clock.skip(Math.max(0, due - clock.now()))
  await expect.poll(attempts).toBe(made + 1)
}

/** Checks that the times lie apart as the schedule says, in seconds; never less. */
export const expectSchedule = (times: readonly string[], schedule: readonly number[]): void => {
  expect(times).toHaveLength(schedule.length + 1)
  for (const [index, seconds] of schedule.entries()) {
    const gap = Date.parse(times[index + 1] ?? '') - Date.parse(times[index] ?? '')
    expect(gap, `before attempt ${index + 2}`).toBeGreaterThanOrEqual(seconds * SECOND)
    expect(gap, `before attempt ${index + 2}`).toBeLessThan(seconds * SECOND + LEEWAY)
  }
}
