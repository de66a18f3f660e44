import { useMemo, useRef } from 'react'
import type { SampleSummary } from '../../../../src-shared/model/sample.ts'
import { plural } from '../../../lib/format.ts'
import { Input } from '../../../ui/input.tsx'
import { VirtualList } from '../../../ui/virtual-list.tsx'
import { findSamples } from './find-samples.ts'

interface Props {
  samples: SampleSummary[]
  text: string
  onText(text: string): void
  /** Samples of this scheme come first. */
  scheme: string | null
  openId: string | null
  onOpen(id: string): void
}

const Row = ({ item }: { item: SampleSummary }) => (
  <div role="presentation" className="grid h-full grid-cols-[92px_minmax(0,1fr)] items-center gap-2 px-2.5">
    <span role="gridcell" className="truncate text-muted">
      {item.provider}
    </span>
    <span role="gridcell" className="mono truncate" title={item.title}>
      {item.type}
    </span>
  </div>
)

const nothing = (): void => {}

/** Every sample, searched by provider, event or scheme. */
export const SampleList = ({ samples, text, onText, scheme, openId, onOpen }: Props) => {
  const found = useMemo(() => findSamples(samples, text, scheme), [samples, text, scheme])
  const list = useRef<HTMLDivElement>(null)
  return (
    <div ref={list} className="flex min-h-0 min-w-0 flex-col gap-1.5">
      <Input
        type="search"
        aria-label="Search samples"
        placeholder="Provider or event"
        value={text}
        onChange={event => onText(event.target.value)}
        onKeyDown={event => {
          const sends = event.ctrlKey || event.metaKey
          if (sends || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return
          event.preventDefault()
          list.current?.querySelector<HTMLElement>('[role="rowgroup"]')?.focus()
          const [first] = found
          if (first && !found.some(({ id }) => id === openId)) onOpen(first.id)
        }}
      />
      <p role="status" className="text-xs text-faint">
        {plural(found.length, 'sample')}
      </p>
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-md border border-line">
        {found.length === 0 ? (
          <p className="p-3 text-muted">No sample is called that.</p>
        ) : (
          <VirtualList
            // What was scrolled in another result means nothing in this one.
            key={text}
            label="Samples"
            items={found}
            row={item => <Row item={item} />}
            openId={openId}
            onOpen={({ id }) => onOpen(id)}
            onEndNear={nothing}
          />
        )}
      </div>
    </div>
  )
}
