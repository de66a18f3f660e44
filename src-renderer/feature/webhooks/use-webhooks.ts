import { useQuery } from '@tanstack/react-query'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { rpc } from '../../lib/rpc.ts'

/** Every webhook; undefined until they are there. */
export const useWebhooks = () => useQuery(rpc.webhooks.list.queryOptions())

export const useWebhook = (id: string): Webhook | undefined =>
  useWebhooks().data?.items.find(webhook => webhook.id === id)
