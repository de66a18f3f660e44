import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Eraser } from 'lucide-react'
import type { CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import { formatCount } from '../../../lib/format.ts'
import { rpc } from '../../../lib/rpc.ts'
import { Chip } from '../../../ui/chip.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { clearCaptures } from '../list/clear-captures.ts'
import type { Known } from './completions.ts'
import { FilterLine } from './filter-line.tsx'
import { changeFilter } from './use-filter.ts'

interface Quick {
  label: string
  field: 'result' | 'status' | 'pinned'
  value: CaptureQuery['result' | 'status' | 'pinned']
}

const QUICK: readonly Quick[] = [
  { label: 'Invalid', field: 'result', value: 'invalid' },
  { label: 'No signature', field: 'result', value: 'missing' },
  { label: 'Valid', field: 'result', value: 'valid' },
  { label: 'Not 2xx', field: 'status', value: '!2xx' },
  { label: 'Pinned', field: 'pinned', value: true },
]

interface Props {
  inbox: string | null
  filter: CaptureQuery
  known: Known
  /** Of the inbox, or of all. */
  total: number
}

const Count = ({ inbox, filter, total }: Omit<Props, 'known'>) => {
  const filtered = Object.keys(filter).length > 0
  const input = inbox === null ? filter : { ...filter, inbox }
  const { data } = useQuery(
    // The total changes with what arrives, so it says when to count again.
    rpc.captures.count.queryOptions({
      input,
      enabled: filtered,
      placeholderData: keepPreviousData,
      queryKey: [...rpc.captures.count.queryKey({ input }), total],
    }),
  )
  const text = !filtered
    ? formatCount(total)
    : data === undefined
      ? ''
      : `${formatCount(data.count)}${data.more ? '+' : ''} of ${formatCount(total)}`
  return (
    <span role="status" aria-label="How many" className="shrink-0 text-xs text-faint tabular-nums">
      {text}
    </span>
  )
}

/** What is filtered by: the line, and the filters that are wanted most. */
export const FilterPanel = ({ inbox, filter, known, total }: Props) => (
  <div className="@container flex shrink-0 flex-col gap-1.5 border-b border-line px-3 py-1.5">
    <FilterLine filter={filter} known={known} />
    <div className="flex items-center gap-1.5">
      <div role="group" aria-label="Often used filters" className="flex min-w-0 flex-1 gap-1.5 overflow-x-auto p-px">
        {QUICK.map(({ label, field, value }) => (
          <Chip
            key={label}
            on={filter[field] === value}
            onChange={on => changeFilter({ [field]: on ? value : undefined })}
          >
            {label}
          </Chip>
        ))}
      </div>
      <Count inbox={inbox} filter={filter} total={total} />
      <IconButton
        writes
        label="Clear the list; pinned ones stay"
        keys="mod+shift+Delete"
        icon={<Eraser size={14} />}
        onClick={() => void clearCaptures(inbox, filter)}
      />
    </div>
  </div>
)
