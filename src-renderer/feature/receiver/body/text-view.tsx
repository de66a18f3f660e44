import { useState } from 'react'
import { formatBytes } from '../../../lib/format.ts'
import { Button } from '../../../ui/button.tsx'
import { Marked } from './marked.tsx'

/** So much text is laid out at once: a line of a megabyte takes a browser half a second. */
const FIRST = 64 * 1024
const MORE = 256 * 1024

interface Props {
  text: string
  label: string
  /** Index of what is wrong in the text. */
  errorAt?: number | undefined
}

/** Text as it is. */
export const TextView = ({ text, label, errorAt }: Props) => {
  const [limit, setLimit] = useState(FIRST)
  const shown = text.slice(0, limit)
  const marked = errorAt !== undefined && errorAt <= shown.length
  return (
    <>
      {/* A scrollable part must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={label} className="overflow-x-auto rounded-md bg-sunken px-3 py-2 leading-[18px]">
        <code className="break-all whitespace-pre-wrap">
          {marked ? (
            <>
              {shown.slice(0, errorAt)}
              <span className="rounded-sm bg-bad-soft text-bad outline outline-bad">
                {shown.slice(errorAt, errorAt + 1).replace(/^$|\n/, '↵')}
              </span>
              {shown.slice(errorAt + (shown[errorAt] === '\n' ? 0 : 1))}
            </>
          ) : (
            <Marked text={shown} />
          )}
        </code>
      </pre>
      {text.length > limit && (
        <div className="mt-2">
          <Button size="small" onClick={() => setLimit(limit + MORE)}>
            {`Show more, ${formatBytes(text.length - limit)} are left`}
          </Button>
        </div>
      )}
    </>
  )
}
