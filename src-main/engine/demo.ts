import { readFields } from '../../src-shared/message/read-fields.ts'
import type { Published } from '../../src-shared/model/message.ts'
import type { InboxService } from './inbox/inbox-service.ts'
import type { Publisher } from './message/publisher.ts'
import type { WebhookService } from './webhook/webhook-service.ts'
import { profiles } from '../../src-shared/profiles/index.ts'

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

/** First steps: a webhook to the built-in receiver that verifies what arrives, and one signed event through it. */
export const runDemo = async ({ inboxes, webhooks, publisher }: DemoServices): Promise<Demo> => {
  const { url } = await inboxes.ensure(INBOX).then(() => inboxes.get(INBOX))
  const [sample] = profiles.standard.samples

  const target = `${url}/orders`

  const createWebhook = async (): Promise<string> => {
    const { id: made, secret } = await webhooks.create({ name: 'First webhook', url: target, eventTypes: ['*'] })
    if (secret !== null) await inboxes.update(INBOX, { scheme: 'standard', secret })
    return made
  }

  const existing = (await webhooks.list()).items.find(webhook => webhook.url === target)
  const id = existing?.id ?? (await createWebhook())

  const published = await publisher.publish(readFields({ type: sample.type, data: sample.data }))
  return { webhookId: id, inbox: INBOX, published }
}
