import { useQuery } from '@tanstack/react-query'
import { FolderInput, Plus } from 'lucide-react'
import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import { addSource } from '../command/add-source.ts'
import { SourceDetailPane } from '../feature/sources/source-detail.tsx'
import { useSourceForm } from '../feature/sources/source-form-state.ts'
import { SourceTable } from '../feature/sources/source-table.tsx'
import { hookbenchLine } from '../lib/hookbench-line.ts'
import { useStart } from '../lib/use-start.ts'
import { go, paths } from '../lib/router.ts'
import { rpc } from '../lib/rpc.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SplitPane } from '../ui/split-pane.tsx'

const SourceFormDialog = lazyPart(() => import('../feature/sources/source-form.tsx'))

const AddButton = ({ first = false }: { first?: boolean }) => (
  <Button look={first ? 'secondary' : 'primary'} icon={<Plus size={14} aria-hidden />} onClick={addSource.run}>
    {first ? 'Add your first source' : 'Add source'}
  </Button>
)

const closeForm = (): void => useSourceForm.setState({ form: null })

/** Watched folders and Redis streams (R29). */
const SourcesPage = ({ id }: { id: string | null }) => {
  const { data, error, refetch } = useQuery(rpc.sources.list.queryOptions())
  const start = useStart()
  const form = useSourceForm(state => state.form)
  const open = data?.items.find(source => source.id === id)
  const list =
    error && !data ? (
      <div className="p-3">
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </div>
    ) : !data ? (
      <Skeleton />
    ) : data.items.length === 0 ? (
      <EmptyState
        icon={FolderInput}
        text="A source makes events by itself: of the files below a folder, or of the entries of a Redis stream."
        action={<AddButton first />}
        paste={hookbenchLine(start, 'sources create --name Pictures --folder /srv/pictures')}
      />
    ) : (
      <SourceTable sources={data.items} openId={id} onOpen={source => go(paths.source(source.id))} />
    )
  const gone = <EmptyState icon={FolderInput} text="This source does not exist any more." />
  const detail = open ? <SourceDetailPane key={open.id} source={open} /> : data ? gone : <Skeleton />
  return (
    <Page title="Sources" actions={<AddButton />}>
      <SplitPane id="sources" list={list} detail={id === null ? null : detail} />
      <Suspense>
        {form !== null && <SourceFormDialog source={form === 'new' ? null : form} onClose={closeForm} />}
      </Suspense>
    </Page>
  )
}

export default SourcesPage
