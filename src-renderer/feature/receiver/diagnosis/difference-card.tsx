import { Check, X } from 'lucide-react'
import { useMemo } from 'react'
import { fromBase64 } from '../../../lib/bytes.ts'
import { cx } from '../../../lib/class-names.ts'
import { formatCount } from '../../../lib/format.ts'
import { Card } from '../../../ui/card.tsx'
import { diffBytes } from './diff-bytes.ts'
import { hiddenNames, runsOf } from './visible-bytes.ts'

/** So many fit into the detail beside the list at 1440 pixels. */
const LINE = 48
const MOST_LINES = 200

interface SideProps {
  label: string
  bytes: Uint8Array
  marks: Uint8Array
  tint: string
}

const Side = ({ label, bytes, marks, tint }: SideProps) => {
  const rows = Math.ceil(bytes.length / LINE)
  return (
    // A scrollable part must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre
      tabIndex={0}
      aria-label={label}
      className="max-h-60 overflow-auto rounded-md bg-sunken px-3 py-2 leading-[18px]"
    >
      {bytes.length === 0 && <span className="text-faint">no bytes</span>}
      {Array.from({ length: Math.min(rows, MOST_LINES) }, (_, row) => {
        const at = row * LINE
        return (
          <div key={at} className="whitespace-pre">
            <span className="mr-3 text-faint select-none">{String(at).padStart(4, '0')}</span>
            {runsOf(bytes.subarray(at, at + LINE), marks.subarray(at, at + LINE)).map(({ text, changed }, index) => (
              <span key={index} className={changed ? tint : undefined}>
                {text}
              </span>
            ))}
          </div>
        )
      })}
      {rows > MOST_LINES && (
        <div className="text-faint">{`${formatCount(bytes.length - MOST_LINES * LINE)} more bytes`}</div>
      )}
    </pre>
  )
}

const Head = ({ good, title, note }: { good: boolean; title: string; note: string }) => (
  <p className="my-1.5 flex items-center gap-2">
    {good ? <Check size={14} aria-hidden className="text-good" /> : <X size={14} aria-hidden className="text-bad" />}
    <span className="font-semibold">{title}</span>
    <span className="text-muted">{note}</span>
  </p>
)

/** The bytes that arrived against those that were signed, invisible characters shown where they differ. */
export const DifferenceCard = ({ received, signedBase64 }: { received: Uint8Array; signedBase64: string }) => {
  const signed = useMemo(() => fromBase64(signedBase64), [signedBase64])
  const diff = useMemo(() => diffBytes(received, signed), [received, signed])
  const hidden = [...new Set([...hiddenNames(received, diff.left), ...hiddenNames(signed, diff.right)])]
  const aside = diff.first === null ? null : <span>{`first difference at byte ${formatCount(diff.first)}`}</span>
  return (
    <Card title="Difference" id="capture.difference" aside={aside}>
      {hidden.length > 0 && <p className="text-xs text-muted">{hidden.join(' · ')}</p>}
      <Head good={false} title="Received" note={`${formatCount(received.length)} B, signature does not match`} />
      <Side label="Received bytes" bytes={received} marks={diff.left} tint={cx('bg-bad-soft text-bad')} />
      <Head good title="Signed" note={`${formatCount(signed.length)} B, signature matches`} />
      <Side label="Signed bytes" bytes={signed} marks={diff.right} tint={cx('bg-good-soft text-good')} />
    </Card>
  )
}
