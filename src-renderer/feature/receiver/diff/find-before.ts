import type { Capture } from '../../../../src-shared/model/capture.ts'
import { client } from '../../../lib/rpc.ts'

const NEAR = 50

/** The capture of the same inbox that came before; null when there is none. */
export const findBefore = async ({ id, inbox, receivedAt }: Capture): Promise<string | null> => {
  const until = new Date(Date.parse(receivedAt) + 1).toISOString()
  const { items } = await client.inboxes.captures({ name: inbox, until, limit: NEAR })
  return items[items.findIndex(item => item.id === id) + 1]?.id ?? null
}
