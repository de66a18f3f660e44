import { useMemo, useState } from 'react'
import type { CaptureDiff } from '../../../../src-shared/model/capture-diff.ts'
import { formatCount } from '../../../lib/format.ts'
import { prettyJsonText } from '../../../lib/json-text.ts'
import { Card } from '../../../ui/card.tsx'
import { MergeView } from '../../../ui/merge-view.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { DiffTable } from './diff-table.tsx'

const LABELS = { a: 'Body of A', b: 'Body of B' }
const BY_VALUE = { value: 'values', label: 'Values' } as const
const LAID_OUT = { value: 'pretty', label: 'Side by side' } as const
const AS_SENT = { value: 'raw', label: 'As sent' } as const

const wordOf = ({ kind }: CaptureDiff['body']): string =>
  ({ json: 'compared as JSON', text: 'compared as text', bytes: 'compared as bytes', same: 'equal byte for byte' })[
    kind
  ]

/** The two bodies: by the values of their JSON, and side by side as text. */
export const BodyDiffCard = ({ body, onIgnore }: { body: CaptureDiff['body']; onIgnore(path: string): void }) => {
  const { kind, changes, more, firstDifference, aText, bText } = body
  const [chosen, setChosen] = useState<'values' | 'pretty' | 'raw' | null>(null)
  const view = chosen ?? (kind === 'json' && (changes?.length ?? 0) > 0 ? 'values' : kind === 'json' ? 'raw' : 'pretty')
  const a = useMemo(() => (aText === null ? null : prettyJsonText(aText)), [aText])
  const b = useMemo(() => (bText === null ? null : prettyJsonText(bText)), [bText])
  const choices = kind === 'json' ? [BY_VALUE, LAID_OUT, AS_SENT] : [LAID_OUT]
  const isTable = view === 'values' && kind === 'json'
  return (
    <Card
      title="Body"
      id="diff.body"
      flush={isTable}
      aside={
        <>
          <span>{wordOf(body)}</span>
          {kind !== 'same' && aText !== null && bText !== null && choices.length > 1 && (
            <Segmented label="Show the bodies" value={view} choices={choices} onChange={next => setChosen(next)} />
          )}
        </>
      }
    >
      {kind === 'same' ? (
        <p className="text-muted">Both bodies are the same bytes.</p>
      ) : isTable ? (
        <>
          {changes !== null && changes.length > 0 ? (
            <DiffTable
              label="Differences of the bodies"
              column="Path"
              rows={changes.map(({ path, ...pair }) => ({ name: path, ...pair }))}
              onIgnore={onIgnore}
            />
          ) : (
            <p className="px-3 py-2.5 text-muted">The JSON says the same; only its layout differs.</p>
          )}
          {more && <p className="px-3 py-2 text-xs text-faint">There are more; these are the first.</p>}
        </>
      ) : aText !== null && bText !== null && a !== null && b !== null ? (
        <MergeView labels={LABELS} a={view === 'raw' ? aText : a} b={view === 'raw' ? bText : b} />
      ) : (
        <p className="text-muted">
          {firstDifference === null
            ? 'The bodies are no text.'
            : `The bodies are no text. They first differ at byte ${formatCount(firstDifference)}.`}
        </p>
      )}
    </Card>
  )
}
