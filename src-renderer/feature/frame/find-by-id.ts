import { plural } from '../../lib/format.ts'
import { go, paths } from '../../lib/router.ts'
import { client } from '../../lib/rpc.ts'
import { useActivityView } from '../activity/activity-view.ts'

export interface Found {
  title: string
  open(): void
}

/** Opens the only delivery of a message, else the log with all of them. */
const openMessage = (id: string, deliveries: readonly { id: string }[]): void => {
  const [only] = deliveries
  if (only && deliveries.length === 1) return go(paths.delivery(only.id))
  useActivityView.setState({ statuses: [], text: id })
  go(paths.activity)
}

const findMessage = async (id: string): Promise<Found> => {
  const { type, deliveries } = await client.messages.get({ id })
  return {
    title: `Message ${type}, ${plural(deliveries.length, 'delivery', 'deliveries')}`,
    open: () => openMessage(id, deliveries),
  }
}

const finders: Record<string, (id: string) => Promise<Found>> = {
  async dlv(id) {
    const { type, webhookName } = await client.deliveries.get({ id })
    return { title: `Delivery of ${type} to ${webhookName}`, open: () => go(paths.delivery(id)) }
  },
  msg: findMessage,
  async whk(id) {
    const { name } = await client.webhooks.get({ id })
    return { title: `Webhook ${name}`, open: () => go(paths.webhook(id)) }
  },
  async cap(id) {
    const { inbox, method, target } = await client.captures.get({ id })
    return { title: `Capture ${method} ${target}`, open: () => go(paths.capture(inbox, id)) }
  },
  async src(id) {
    const { name } = await client.sources.get({ id })
    return { title: `Source ${name}`, open: () => go(paths.source(id)) }
  },
}

/** Whether the text has the form of an id that Hookbench gives. */
export const isGivenId = (text: string): boolean =>
  /^[a-z]{3}_\S+$/.test(text) && Object.hasOwn(finders, text.slice(0, 3))

/** Whether a message may have the text as an id of its sender's. */
export const isOwnId = (text: string): boolean => /^\S{3,128}$/.test(text)

/** What has this id; one that Hookbench did not give can only be a message's. Throws the engine's NOT_FOUND. */
export const findById = (id: string): Promise<Found> =>
  (isGivenId(id) ? finders[id.slice(0, 3)] : undefined)?.(id) ?? findMessage(id)
