import { type ReactNode, useMemo, useState } from 'react'
import { asText, hexRows } from '../lib/bytes.ts'
import { cx } from '../lib/class-names.ts'
import { formatBytes } from '../lib/format.ts'
import { type JsonToken, prettyJson } from '../lib/json-text.ts'
import type { BodyView } from '../lib/ui-state.ts'
import { Button } from './button.tsx'

const LINES = 2000
const HEX_ROWS = 1024
const PRETTY_LIMIT = 512 * 1024

const TINTS: Record<JsonToken['kind'], string> = {
  key: 'text-json-key',
  string: 'text-json-string',
  number: 'text-json-number',
  word: 'text-json-word',
  mark: '',
}

const Block = ({ label, children }: { label: string; children: ReactNode }) => (
  // A scrollable part must be reachable by keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <pre tabIndex={0} aria-label={label} className="overflow-x-auto rounded-md bg-sunken px-3 py-2 leading-[18px]">
    {children}
  </pre>
)

const More = ({ hidden, onAll }: { hidden: number; onAll(): void }) =>
  hidden <= 0 ? null : (
    <div className="mt-2">
      <Button size="small" onClick={onAll}>{`Show ${hidden.toLocaleString('en-US')} more lines`}</Button>
    </div>
  )

const PrettyLines = ({ lines }: { lines: JsonToken[][] }) =>
  lines.map((line, row) => (
    // Lines have no identity but their place.
    <div key={row}>
      {line.map((token, column) => (
        <span key={column} className={TINTS[token.kind]}>
          {token.text}
        </span>
      ))}
    </div>
  ))

const TextView = ({ text, pretty, label }: { text: string; pretty: boolean; label: string }) => {
  const [all, setAll] = useState(false)
  const tokens = useMemo(() => (pretty && text.length <= PRETTY_LIMIT ? prettyJson(text) : null), [text, pretty])
  const rawLines = useMemo(() => (tokens ? [] : text.split('\n')), [text, tokens])
  const count = tokens?.length ?? rawLines.length
  const limit = all ? count : LINES
  return (
    <>
      <Block label={label}>
        {tokens ? (
          <PrettyLines lines={tokens.slice(0, limit)} />
        ) : (
          <code className="break-all whitespace-pre-wrap">{rawLines.slice(0, limit).join('\n')}</code>
        )}
      </Block>
      <More hidden={count - limit} onAll={() => setAll(true)} />
    </>
  )
}

const HexView = ({ bytes, label }: { bytes: Uint8Array; label: string }) => {
  const [limit, setLimit] = useState(HEX_ROWS)
  const rows = useMemo(() => hexRows(bytes, limit), [bytes, limit])
  return (
    <>
      <Block label={label}>
        {rows.map(row => (
          <div key={row.offset} className="whitespace-pre">
            <span className="text-faint">{row.offset}</span>
            {`  ${row.hex}  `}
            <span className="text-muted">{row.text}</span>
          </div>
        ))}
      </Block>
      <More hidden={Math.ceil(bytes.length / 16) - limit} onAll={() => setLimit(limit * 16)} />
    </>
  )
}

interface Props {
  label: string
  bytes: Uint8Array
  view: BodyView
  /** Said when there is nothing. */
  empty?: string
}

/** Bytes that somebody else wrote: as text or hex, never as HTML. What is no text is shown in hex. */
export const CodeView = ({ label, bytes, view, empty = 'The body is empty.' }: Props) => {
  const text = useMemo(() => asText(bytes), [bytes])
  if (bytes.length === 0) return <p className="text-faint">{empty}</p>
  if (view === 'hex') return <HexView bytes={bytes} label={label} />
  if (text !== null) return <TextView text={text} pretty={view === 'pretty'} label={label} />
  return (
    <>
      <p className={cx('mb-2 text-muted')}>{`Binary, ${formatBytes(bytes.length)}; shown as hex.`}</p>
      <HexView bytes={bytes} label={label} />
    </>
  )
}
