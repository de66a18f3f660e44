import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { client } from '../../lib/rpc.ts'

const NAME = 'Connect'

/** Every transfer event. */
const eventTypes = profiles.hedge.samples.map(sample => sample.type)

/** The one webhook that the Connect webhook URL stands for (R15). */
export const connectWebhook = (webhooks: Webhook[]): Webhook | undefined =>
  webhooks.find(webhook => webhook.profile === 'hedge' && webhook.name === NAME)

/** Creates it, or gives it the URL and every transfer event. Throws a HookError. */
export const saveConnectUrl = async (existing: Webhook | undefined, url: string): Promise<void> => {
  if (existing) await client.webhooks.update({ id: existing.id, url, eventTypes })
  else await client.webhooks.create({ name: NAME, profile: 'hedge', url, eventTypes })
}
