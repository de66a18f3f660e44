import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DeliveryStatus } from '../../../src-shared/model/delivery-status.ts'
import { rpc } from '../../lib/rpc.ts'

interface Filter {
  statuses: DeliveryStatus[]
  text: string
  webhookId?: string
  /** Begins with this delivery instead of the newest. */
  from?: string | null
}

const PAGE = 100

/** The log with this filter, newest first, a page at a time. */
export const useDeliveries = ({ statuses, text, webhookId, from = null }: Filter) => {
  const q = text.trim()
  const query = useInfiniteQuery(
    rpc.deliveries.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: PAGE,
        ...(statuses.length > 0 ? { status: statuses } : {}),
        ...(q === '' ? {} : { q }),
        ...(webhookId === undefined ? {} : { webhookId }),
        ...(from === null ? {} : { from }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: page => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const items = useMemo(() => query.data?.pages.flatMap(page => page.items) ?? [], [query.data])
  return { ...query, items }
}
