import { useQuery } from '@tanstack/react-query'
import { ClusterForm } from '../feature/cluster/cluster-form.tsx'
import { rpc } from '../lib/rpc.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

/** Options of all webhooks of a system (R74, R82). */
const ClusterPage = () => {
  const { data, error, refetch } = useQuery(rpc.engine.clusterProperties.get.queryOptions())
  return (
    <Page title="Cluster properties">
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        <div className="mx-auto flex max-w-180 flex-col gap-3">
          <p className="text-muted">They hold for every webhook of their system.</p>
          {error && !data ? (
            <ErrorNote error={error} onRetry={() => void refetch()} />
          ) : data ? (
            <ClusterForm properties={data} />
          ) : (
            <Skeleton />
          )}
        </div>
      </div>
    </Page>
  )
}

export default ClusterPage
