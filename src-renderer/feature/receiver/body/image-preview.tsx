import { useEffect, useMemo, useState } from 'react'

/** A picture whose first bytes say what it is, from a blob: nothing of it can run. */
export const ImagePreview = ({ bytes, type }: { bytes: Uint8Array<ArrayBuffer>; type: string }) => {
  const url = useMemo(() => URL.createObjectURL(new Blob([bytes], { type })), [bytes, type])
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  const [size, setSize] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  if (broken) return <p className="text-muted">{`It begins like ${type}, but cannot be drawn.`}</p>
  return (
    <figure className="flex flex-col items-start gap-1">
      <img
        src={url}
        alt="The body, drawn"
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setSize(`${naturalWidth} × ${naturalHeight}`)}
        onError={() => setBroken(true)}
        className="max-h-90 max-w-full rounded-md border border-line bg-sunken object-contain"
      />
      <figcaption className="mono text-faint">{size === null ? type : `${type}, ${size}`}</figcaption>
    </figure>
  )
}
