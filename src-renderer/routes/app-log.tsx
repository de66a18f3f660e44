import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useState } from 'react'
import type { AppLogLevel } from '../../src-shared/model/app-log.ts'
import { SECOND } from '../../src-shared/time.ts'
import { AppLogTable } from '../feature/app-log/app-log-table.tsx'
import { rpc } from '../lib/rpc.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

const LEVELS: { level: AppLogLevel; label: string }[] = [
  { level: 'warning', label: 'Warnings' },
  { level: 'error', label: 'Errors' },
]
const REFRESH = 5 * SECOND
const NO_PAGE = undefined as string | undefined

/** Warnings and errors: what endpoints said to refused messages, webhooks that a rule disabled (R93). */
const AppLogPage = () => {
  const [chosen, setChosen] = useState<AppLogLevel | null>(null)
  const { data, error, refetch, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    rpc.engine.appLog.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: 100,
        ...(chosen === null ? {} : { level: chosen }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: NO_PAGE,
      getNextPageParam: page => page.next ?? undefined,
      refetchInterval: REFRESH,
    }),
  )
  const entries = data?.pages.flatMap(page => page.items) ?? []
  return (
    <Page title="App log">
      <div className="flex gap-1.5 border-b border-line px-4 py-2">
        {LEVELS.map(({ level, label }) => (
          <Chip key={level} on={chosen === level} onChange={on => setChosen(on ? level : null)}>
            {label}
          </Chip>
        ))}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {error && !data ? (
          <div className="p-4">
            <ErrorNote error={error} onRetry={() => void refetch()} />
          </div>
        ) : isPending ? (
          <Skeleton />
        ) : entries.length === 0 ? (
          <EmptyState
            icon={ScrollText}
            text="Nothing to report. Bodies of 4xx answers and webhooks that a rule disabled are told here."
          />
        ) : (
          <AppLogTable entries={entries} />
        )}
        {hasNextPage && (
          <div className="flex justify-center p-3">
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show older
            </Button>
          </div>
        )}
      </div>
    </Page>
  )
}

export default AppLogPage
