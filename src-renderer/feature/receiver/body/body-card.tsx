import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { toast } from 'sonner'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { formatBytes } from '../../../lib/format.ts'
import { setUi, useUi } from '../../../lib/ui-state.ts'
import { Card } from '../../../ui/card.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { CopyValue } from '../../../ui/copy-value.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { addColumn } from '../list/columns.ts'
import { shownInbox } from '../receiver-path.ts'
import { BodyBanners } from './body-banners.tsx'
import type { BodyKind } from './body-kind.ts'
import { BodyView, MOST_PRETTY } from './body-view.tsx'
import { jsonError } from './json-error.ts'
import { saveBody } from './save-body.ts'
import { readBody, type ShownBody } from './shown-body.ts'
import { type Body, useBody } from './use-body.ts'

/** The first view is called after what it makes of the body. */
const firstView = ({ kind }: BodyKind): string => {
  if (kind === 'form' || kind === 'multipart') return 'Form'
  if (kind === 'image') return 'Preview'
  return kind === 'html' || kind === 'svg' ? 'Source' : 'Pretty'
}

const save = (capture: Capture): void => {
  saveBody(capture).catch((error: unknown) => toast.error(toHookError(error).message))
}

const Content = ({ capture, body, shown }: { capture: Capture; body: Body; shown: ShownBody }) => {
  const view = useUi(state => state.bodyView)
  const { kind, text } = shown
  // The beginning of JSON is never whole.
  const checks =
    kind.kind === 'json' && text !== null && !body.isPart && !capture.truncated && text.text.length <= MOST_PRETTY
  const error = useMemo(() => (checks ? jsonError(text.text) : null), [checks, text])
  if (!body.bytes) return null
  return (
    <>
      <BodyBanners capture={capture} shown={shown} isPart={body.isPart} jsonError={error} />
      <BodyView
        bytes={body.bytes}
        shown={shown}
        view={view}
        jsonError={error}
        onColumn={path => addColumn(shownInbox(), path)}
      />
    </>
  )
}

/** The bytes as they came, in the view that fits them. */
export const BodyCard = ({ capture }: { capture: Capture }) => {
  const view = useUi(state => state.bodyView)
  const body = useBody(capture)
  const { data: shown } = useQuery({
    queryKey: ['shown-body', capture.id, body.bytes?.length],
    queryFn: () => readBody(body.bytes ?? new Uint8Array(), capture.rawHeaders),
    enabled: body.bytes !== null,
    gcTime: 0,
  })
  const views = [
    { value: 'pretty' as const, label: shown ? firstView(shown.kind) : 'Pretty' },
    { value: 'raw' as const, label: 'Raw' },
    { value: 'hex' as const, label: 'Hex' },
  ]
  const text = shown?.text?.text
  return (
    <Card
      title="Body"
      id="capture.body"
      aside={
        <>
          <span className="mono hidden @min-[420px]:inline">{formatBytes(capture.bodySize)}</span>
          {capture.bodySize > 0 && (
            <>
              <Segmented label="Show body as" value={view} choices={views} onChange={bodyView => setUi({ bodyView })} />
              {text !== undefined && !body.isPart && <CopyButton size="small" look="ghost" text={text} />}
              <IconButton label="Save the body to a file" icon={<Download size={14} />} onClick={() => save(capture)} />
            </>
          )}
        </>
      }
    >
      {body.error ? (
        <ErrorNote error={body.error} onRetry={body.retry} />
      ) : shown ? (
        <Content capture={capture} body={body} shown={shown} />
      ) : (
        <Skeleton rows={3} />
      )}
      {capture.bodySize > 0 && (
        <p className="mt-2 flex min-w-0 items-baseline gap-2 text-xs text-faint">
          SHA-256 <CopyValue value={capture.bodySha256} />
        </p>
      )}
    </Card>
  )
}
