import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { JobState } from '../../../src-shared/model/job.ts'
import { rpc } from '../../lib/rpc.ts'

const PAGE = 100
const NO_PAGE = undefined as string | undefined

/** Jobs in one state, newest first, a page at a time. */
export const useJobs = (state: JobState) => {
  const query = useInfiniteQuery(
    rpc.backend.jobs.infiniteOptions({
      input: (cursor: string | undefined) => ({ state, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: NO_PAGE,
      getNextPageParam: page => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const items = useMemo(() => {
    const all = query.data?.pages.flatMap(page => page.items) ?? []
    return [...new Map(all.map(job => [job.id, job])).values()]
  }, [query.data])
  return { ...query, items }
}
