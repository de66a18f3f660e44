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

const finders: Record<string, (id: string) => Promise<Found>> = {
  async dlv(id) {
    const { type, webhookName } = await client.deliveries.get({ id })
    return { title: `Delivery of ${type} to ${webhookName}`, open: () => go(paths.delivery(id)) }
  },
  async msg(id) {
    const { type, deliveries } = await client.messages.get({ id })
    return { title: `Message ${type}, deliveries: ${deliveries.length}`, open: () => openMessage(id, deliveries) }
  },
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

const finderOf = (text: string) => (/^[a-z]{3}_\S+$/.test(text) ? finders[text.slice(0, 3)] : undefined)

/** Whether the text has the form of an id that something can be found by. */
export const isId = (text: string): boolean => finderOf(text) !== undefined

/** What has this id. Throws the engine's error, whose sentence says that there is none. */
export const findById = (id: string): Promise<Found> => {
  const find = finderOf(id)
  if (find === undefined) throw new Error(`${id} is not an id.`)
  return find(id)
}
