import { createAddressPolicy } from '../../engine/dispatch/address-policy.ts'
import { createSendOnce, type SendOnce } from '../../engine/dispatch/send-once.ts'
import type { Cli } from './cli.ts'

/** Sends what a person asked for, without an engine: also to this machine and to private networks. */
export const sendByHand = ({ clock }: Pick<Cli, 'clock'>): SendOnce =>
  createSendOnce({
    clock,
    policy: createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => false }),
    localCa: () => null,
  })
