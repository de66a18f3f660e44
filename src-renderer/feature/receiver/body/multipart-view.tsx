import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { formatBytes } from '../../../lib/format.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { CopyValue } from '../../../ui/copy-value.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { imageType } from './body-kind.ts'
import { ImagePreview } from './image-preview.tsx'
import { Marked } from './marked.tsx'
import { type Part, readMultipart } from './read-multipart.ts'
import { readText } from './read-text.ts'

const MOST_TEXT = 2000

const PartValue = ({ part }: { part: Part }) => {
  const type = imageType(part.bytes)
  if (type !== null) return <ImagePreview bytes={part.bytes} type={type} />
  const text = readText(part.bytes, null, false)?.text ?? null
  if (text === null) return <span className="text-faint">Binary, not shown.</span>
  if (text === '') return <span className="text-faint">empty</span>
  return (
    <CopyValue value={text} wrap>
      <Marked text={text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text} />
    </CopyValue>
  )
}

/** The parts of a multipart body: fields with their values, files with what they are. */
export const MultipartView = ({ bytes, boundary }: { bytes: Uint8Array<ArrayBuffer>; boundary: string }) => {
  const parts = useMemo(() => readMultipart(bytes, boundary), [bytes, boundary])
  if (parts.length === 0) return <p className="text-warn">No part was found between the boundaries.</p>
  return (
    <ol aria-label="Parts" className="flex flex-col divide-y divide-line">
      {parts.map((part, index) => (
        <li key={index} className="grid grid-cols-[minmax(96px,34%)_1fr_auto] gap-x-3 py-1.5 first:pt-0 last:pb-0">
          <span className="mono min-w-0 break-all text-muted">{part.name ?? `part ${index + 1}`}</span>
          <div className="min-w-0">
            {(part.fileName !== null || part.contentType !== null) && (
              <p className="text-xs text-faint">
                {[part.fileName, part.contentType, formatBytes(part.bytes.length)].filter(Boolean).join(' · ')}
              </p>
            )}
            <PartValue part={part} />
          </div>
          <IconButton
            label={`Save ${part.fileName ?? part.name ?? 'the part'} to a file`}
            icon={<Download size={14} />}
            onClick={() => saveFile(part.fileName ?? part.name ?? 'part.bin', part.bytes)}
          />
        </li>
      ))}
    </ol>
  )
}
