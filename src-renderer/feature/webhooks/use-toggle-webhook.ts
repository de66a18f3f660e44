import { useMutation } from '@tanstack/react-query'
import type { Page } from '../../../src-shared/model/page.ts'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { queryClient } from '../../lib/query-client.ts'
import { client, rpc } from '../../lib/rpc.ts'

const listKey = rpc.webhooks.list.queryKey()

const put = (id: string, change: (webhook: Webhook) => Webhook): void => {
  queryClient.setQueryData<Page<Webhook>>(listKey, page =>
    page ? { ...page, items: page.items.map(webhook => (webhook.id === id ? change(webhook) : webhook)) } : page,
  )
}

/** Enables and disables at once on the screen; goes back when the engine says no. */
export const useToggleWebhook = () =>
  useMutation({
    mutationFn: ({ id, enabled }: { id: string; enabled: boolean }) =>
      enabled ? client.webhooks.enable({ id }) : client.webhooks.disable({ id }),
    async onMutate({ id, enabled }) {
      await queryClient.cancelQueries({ queryKey: listKey })
      const before = queryClient.getQueryData<Page<Webhook>>(listKey)
      put(id, webhook => ({ ...webhook, enabled, disabled: enabled ? null : webhook.disabled }))
      return before
    },
    onSuccess: webhook => put(webhook.id, () => webhook),
    onError(_error, _input, before) {
      if (before) queryClient.setQueryData(listKey, before)
    },
  })
