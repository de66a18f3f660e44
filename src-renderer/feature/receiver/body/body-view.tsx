import { useMemo } from 'react'
import type { BodyView as View } from '../../../lib/ui-state.ts'
import { readJsonNodes } from '../../../lib/json-nodes.ts'
import { FormView } from './form-view.tsx'
import { HexView } from './hex-view.tsx'
import { ImagePreview } from './image-preview.tsx'
import type { JsonError } from './json-error.ts'
import { JsonTree } from './json-tree.tsx'
import { MultipartView } from './multipart-view.tsx'
import type { ShownBody } from './shown-body.ts'
import { TextView } from './text-view.tsx'
import { XmlView } from './xml-view.tsx'

/** A tree of more would take the page longer than a blink to make. */
export const MOST_PRETTY = 512 * 1024

const Json = ({
  text,
  jsonError,
  onColumn,
}: {
  text: string
  jsonError: JsonError | null
  onColumn: ((path: string) => void) | null
}) => {
  const root = useMemo(() => (text.length > MOST_PRETTY ? null : readJsonNodes(text)), [text])
  if (root === null) return <TextView text={text} label="Body" errorAt={jsonError?.at} />
  return <JsonTree root={root} label="Body" onColumn={onColumn} />
}

interface Props {
  /** As they came. */
  bytes: Uint8Array<ArrayBuffer>
  shown: ShownBody
  view: View
  jsonError: JsonError | null
  onColumn: ((path: string) => void) | null
}

/** The body in the view that was chosen; what has no text is shown as hex. */
export const BodyView = ({ bytes, shown: { decoded, kind, text }, view, jsonError, onColumn }: Props) => {
  if (bytes.length === 0) return <p className="text-faint">The body is empty.</p>
  if (view === 'hex') return <HexView bytes={bytes} label="Body in hex" />
  if (view === 'pretty' && kind.kind === 'image') return <ImagePreview bytes={decoded.bytes} type={kind.type} />
  if (view === 'pretty' && kind.kind === 'multipart')
    return <MultipartView bytes={decoded.bytes} boundary={kind.boundary} />
  if (text === null)
    return (
      <>
        <p className="mb-2 text-muted">Binary, shown as hex.</p>
        <HexView bytes={decoded.bytes} label="Body in hex" />
      </>
    )
  if (view === 'raw' || text.text.length > MOST_PRETTY) return <TextView text={text.text} label="Body" />
  if (kind.kind === 'form') return <FormView text={text.text} label="Body" />
  if (kind.kind === 'xml' || kind.kind === 'html' || kind.kind === 'svg')
    return <XmlView text={text.text} label="Body" />
  if (kind.kind === 'json') return <Json text={text.text} jsonError={jsonError} onColumn={onColumn} />
  return <TextView text={text.text} label="Body" />
}
