import { useMemo, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Marked } from './marked.tsx'
import { prettyXml } from './pretty-xml.ts'

const FIRST = 1000
const PARTS = /(<[^>]*>)/

/** XML, and the source of HTML and SVG: as text on lines, never drawn. */
export const XmlView = ({ text, label }: { text: string; label: string }) => {
  const [limit, setLimit] = useState(FIRST)
  const lines = useMemo(() => prettyXml(text), [text])
  return (
    <>
      {/* A scrollable part must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={label} className="overflow-x-auto rounded-md bg-sunken px-3 py-2 leading-[18px]">
        {lines.slice(0, limit).map((line, index) => (
          <div key={index} className="wrap-anywhere whitespace-pre-wrap" style={{ paddingLeft: line.depth * 14 }}>
            {line.text.split(PARTS).map((part, at) => (
              <span key={at} className={at % 2 === 1 ? 'text-json-key' : undefined}>
                <Marked text={part} />
              </span>
            ))}
          </div>
        ))}
      </pre>
      {lines.length > limit && (
        <div className="mt-2">
          <Button size="small" onClick={() => setLimit(limit * 4)}>
            {`Show ${(lines.length - limit).toLocaleString('en-US')} more lines`}
          </Button>
        </div>
      )}
    </>
  )
}
