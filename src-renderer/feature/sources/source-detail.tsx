import { FolderSync, Pencil, TriangleAlert, X } from 'lucide-react'
import type { Source } from '../../../src-shared/model/source.ts'
import { formatDuration, formatStamp } from '../../lib/format.ts'
import { useNow } from '../../lib/now.ts'
import { go, paths } from '../../lib/router.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { DetailPane } from '../../ui/detail-pane.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { PasteLine } from '../../ui/paste-line.tsx'
import { rescanSource } from './source-actions.ts'
import { useSourceForm } from './source-form-state.ts'
import { SourceMenu } from './source-menu.tsx'
import { sourceSummary } from './source-words.ts'

const close = (): void => go(paths.sources)

const Reason = ({ reason, failed }: { reason: string; failed: boolean }) => (
  <div
    role="alert"
    className={`flex items-start gap-2 rounded-md border px-3 py-2 ${failed ? 'border-bad bg-bad-soft' : 'border-warn bg-warn-soft'}`}
  >
    <TriangleAlert size={16} className={`mt-0.5 shrink-0 ${failed ? 'text-bad' : 'text-warn'}`} aria-hidden />
    <p className="min-w-0 break-words">{reason}</p>
  </div>
)

const FOLDER_EVENTS = [
  ['A file is added', 'asset_create'],
  ['Its content changes', 'asset_update_metadata'],
  ['It is renamed', 'asset_rename'],
  ['It is moved to another folder', 'asset_move'],
  ['It is removed', 'asset_remove'],
  ['A folder is added', 'folder_create'],
  ['A folder is removed', 'folder_remove'],
] as const

const FolderCards = ({ source }: { source: Extract<Source, { kind: 'folder' }> }) => {
  const { folder } = source
  return (
    <>
      <Card title="Folder">
        <Facts>
          <Fact name="Path">
            <CopyValue value={folder.path} wrap />
          </Fact>
          <Fact name="Files">{folder.files}</Fact>
          <Fact name="Folders below it">{folder.folders}</Fact>
          <Fact name="Counts as written">after {formatDuration(folder.settleMs)} without a change</Fact>
          <Fact name="Not looked at">
            <span className="mono break-words">{folder.ignore.join('  ') || 'nothing'}</span>
          </Fact>
        </Facts>
      </Card>
      <Card title="What becomes an event">
        <Facts>
          {FOLDER_EVENTS.map(([what, type]) => (
            <Fact key={type} name={what}>
              <span className="mono">{type}</span>
            </Fact>
          ))}
        </Facts>
        <p className="mt-2 text-faint">
          Files that are there when watching begins make none. A NetX webhook gets <code>asset_create</code> as{' '}
          <code>asset.create</code>.
        </p>
      </Card>
    </>
  )
}

const StreamCards = ({ source }: { source: Extract<Source, { kind: 'redis-stream' }> }) => {
  const { stream } = source
  return (
    <>
      <Card title="Stream">
        <Facts>
          <Fact name="Server">
            <CopyValue value={stream.url} wrap />
          </Fact>
          <Fact name="Key">
            <CopyValue value={stream.key} />
          </Fact>
          <Fact name="Consumer group">
            <CopyValue value={stream.group} />
          </Fact>
        </Facts>
      </Card>
      <Card title="Add an entry">
        <PasteLine text={`redis-cli XADD ${stream.key} '*' type order.paid data '{"orderId":"ord_1"}'`} />
        <p className="mt-2 text-faint">
          Fields: <code>type</code>, <code>data</code> as JSON, and if you like <code>id</code>, <code>timestamp</code>,{' '}
          <code>origin</code>, <code>originLicense</code>. An entry that is not right is told in the app log.
        </p>
      </Card>
    </>
  )
}

export const SourceDetailPane = ({ source }: { source: Source }) => {
  const now = useNow()
  return (
    <DetailPane
      label="Source"
      onClose={close}
      head={
        <>
          <div className="flex min-w-0 flex-1 items-center text-faint">
            <CopyValue value={source.id} />
          </div>
          {source.kind === 'folder' && source.enabled && (
            <Button writes icon={<FolderSync size={13} aria-hidden />} onClick={() => void rescanSource(source)}>
              Re-scan
            </Button>
          )}
          <Button icon={<Pencil size={13} aria-hidden />} onClick={() => useSourceForm.setState({ form: source })}>
            Edit
          </Button>
          <SourceMenu source={source} />
          <IconButton label="Close the detail" icon={<X size={15} />} onClick={close} />
        </>
      }
    >
      <p className="text-lg">{sourceSummary(source, now)}</p>
      {source.reason !== null && <Reason reason={source.reason} failed={source.state === 'failed'} />}
      {source.kind === 'folder' ? <FolderCards source={source} /> : <StreamCards source={source} />}
      <p className="text-faint">Created {formatStamp(source.createdAt)}.</p>
    </DetailPane>
  )
}
