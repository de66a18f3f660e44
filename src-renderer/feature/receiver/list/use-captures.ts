import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { VerificationResult } from '../../../../src-shared/model/capture.ts'
import { rpc } from '../../../lib/rpc.ts'

const PAGE = 100
const NO_PAGE = undefined as string | undefined

/** Captures of one inbox, or of all when `inbox` is null; newest first, a page at a time. */
export const useCaptures = (inbox: string | null, result: VerificationResult | null, text: string) => {
  const q = text.trim()
  const filter = (cursor: string | undefined) => ({
    limit: PAGE,
    ...(result === null ? {} : { result }),
    ...(q === '' ? {} : { q }),
    ...(cursor === undefined ? {} : { cursor }),
  })
  const paging = {
    initialPageParam: NO_PAGE,
    getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  }
  const ofAll = useInfiniteQuery(
    rpc.captures.list.infiniteOptions({ input: filter, ...paging, enabled: inbox === null }),
  )
  const ofOne = useInfiniteQuery(
    rpc.inboxes.captures.infiniteOptions({
      input: (cursor: string | undefined) => ({ name: inbox ?? '', ...filter(cursor) }),
      ...paging,
      enabled: inbox !== null,
    }),
  )
  const query = inbox === null ? ofAll : ofOne
  const items = useMemo(() => query.data?.pages.flatMap(page => page.items) ?? [], [query.data])
  return { ...query, items }
}
