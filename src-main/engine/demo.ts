import { readFields } from '../../src-shared/message/read-fields.ts'
import type { Published } from '../../src-shared/model/message.ts'
import type { InboxService } from './inbox/inbox-service.ts'
import type { Publisher } from './message/publisher.ts'
import type { WebhookService } from './webhook/webhook-service.ts'
import { profiles } from '../../src-shared/profiles/index.ts'
import { createSerial } from './serial.ts'

export interface DemoServices {
  inboxes: InboxService
  webhooks: WebhookService
  publisher: Publisher
}

export interface Demo {
  webhookId: string
  inbox: string
  published: Published
}

const INBOX = 'demo'

/**
 * First steps: a webhook to the built-in receiver that verifies what arrives, and one signed event through it. Asked for
 * twice at once it makes one webhook; what a full disk broke off is made up for by the next time.
 */
export const createDemo = ({ inboxes, webhooks, publisher }: DemoServices): (() => Promise<Demo>) => {
  const inTurn = createSerial()
  const [sample] = profiles.standard.samples

  const prepare = async (): Promise<string> => {
    await inboxes.ensure(INBOX, true)
    const { url, hasSecret } = await inboxes.get(INBOX)
    const target = `${url}/orders`
    const verify = async (secret: string | null): Promise<void> => {
      if (secret !== null) await inboxes.update(INBOX, { scheme: 'standard', secret })
    }
    const existing = (await webhooks.list()).items.find(webhook => webhook.url === target)
    if (existing === undefined) {
      const { id, secret } = await webhooks.create({ name: 'First webhook', url: target, eventTypes: ['*'] })
      await verify(secret)
      return id
    }
    if (!hasSecret) await verify((await webhooks.resetSecret(existing.id)).secret)
    return existing.id
  }

  return async () => {
    const webhookId = await inTurn('demo', prepare)
    const published = await publisher.publish(readFields({ type: sample.type, data: sample.data }))
    return { webhookId, inbox: INBOX, published }
  }
}
