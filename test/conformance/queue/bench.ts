import type { TestContext } from 'vitest'
import type { Claimed } from '../../../src-main/engine/port/queue.ts'
import type { Ability, QueueRig } from './rig.ts'

/** What the promises are tested with. */
export interface Bench {
  /** A fresh queue for each test, with the webhooks a, b and c. */
  readonly rig: QueueRig
  /** Skips the test, with the reason, where an implementation cannot do it. */
  need(ctx: TestContext, ability: Ability): void
  /** Claims one; it must be there. */
  first(): Promise<Claimed>
  /** Ends the attempt; a number is the due time of a retry. */
  settle(claimed: Claimed, next: 'sent' | 'failed' | number): Promise<void>
}

export const messageIds = (claimed: readonly Claimed[]): string[] => claimed.map(({ messageId }) => messageId)

export const perWebhook = (claimed: readonly Claimed[], id: string): number =>
  claimed.filter(({ webhookId }) => webhookId === id).length
