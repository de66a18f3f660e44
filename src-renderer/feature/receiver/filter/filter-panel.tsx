import type { CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import { Chip } from '../../../ui/chip.tsx'
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

/** What is filtered by: the line, and the filters that are wanted most. */
export const FilterPanel = ({ filter, known }: { filter: CaptureQuery; known: Known }) => (
  <div className="@container flex shrink-0 flex-col gap-1.5 border-b border-line px-3 py-1.5">
    <FilterLine filter={filter} known={known} />
    <div role="group" aria-label="Often used filters" className="flex gap-1.5 overflow-x-auto">
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
  </div>
)
