import { FolderSearch, Radio } from 'lucide-react'
import type { Source } from '../../../src-shared/model/source.ts'
import { sourcePlace } from '../../../src-shared/source-place.ts'
import { cx } from '../../lib/class-names.ts'
import { formatCount } from '../../lib/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { RowTable } from '../../ui/row-table.tsx'
import { Switch } from '../../ui/switch.tsx'
import { toggleSource } from './source-actions.ts'
import { SourceMenu } from './source-menu.tsx'
import { sourceStateWords } from './source-words.ts'

const icons = { folder: FolderSearch, 'redis-stream': Radio }

const Row = ({ source, open, onOpen }: { source: Source; open: boolean; onOpen(): void }) => {
  const Icon = icons[source.kind]
  const { label, tone } = sourceStateWords(source)
  return (
    <tr
      aria-selected={open}
      onClick={onOpen}
      className={cx('h-9 cursor-default border-b border-line', open ? 'bg-selected' : 'hover:bg-hover')}
    >
      <td className="px-2 pl-4">
        <span className="flex items-center gap-2">
          <Icon size={15} aria-hidden className="shrink-0 text-faint" />
          <span className="truncate font-semibold">{source.name}</span>
        </span>
      </td>
      <td className="px-2">
        <span className="mono block truncate text-muted" title={sourcePlace(source)}>
          {sourcePlace(source)}
        </span>
      </td>
      <td className="px-2" title={source.reason ?? undefined}>
        <Badge tone={tone}>{label}</Badge>
      </td>
      <td className="mono hidden px-2 text-right text-muted @min-[560px]:table-cell">{formatCount(source.events)}</td>
      <td className="hidden px-2 text-right text-muted @min-[640px]:table-cell">
        {source.lastEventAt === null ? (
          <span className="text-faint">none</span>
        ) : (
          <RelativeTime at={source.lastEventAt} />
        )}
      </td>
      <td className="px-2">
        {/* Its click does not open the row. */}
        <span role="presentation" className="flex items-center" onClick={event => event.stopPropagation()}>
          <Switch
            aria-label={`Enabled: ${source.name}`}
            checked={source.enabled}
            onChange={enabled => void toggleSource(source, enabled)}
          />
        </span>
      </td>
      <td className="px-2">
        <span role="presentation" onClick={event => event.stopPropagation()}>
          <SourceMenu source={source} />
        </span>
      </td>
    </tr>
  )
}

interface Props {
  sources: Source[]
  openId: string | null
  onOpen(source: Source): void
}

/** Where events come from by themselves, one a row. */
export const SourceTable = ({ sources, openId, onOpen }: Props) => (
  <RowTable label="Sources" rows={sources} openAt={sources.findIndex(source => source.id === openId)} onOpen={onOpen}>
    <thead className="sticky top-0 z-1 bg-canvas text-xs text-faint">
      <tr className="h-7 text-left shadow-[inset_0_-1px_var(--c-line)]">
        <th className="w-[26%] px-2 pl-4 font-normal">Name</th>
        <th className="px-2 font-normal">Place</th>
        <th className="w-26 px-2 font-normal">State</th>
        <th className="hidden w-20 px-2 text-right font-normal @min-[560px]:table-cell">Events</th>
        <th className="hidden w-24 px-2 text-right font-normal @min-[640px]:table-cell">Latest</th>
        <th className="w-16 px-2 font-normal">Enabled</th>
        <th className="w-11 px-2">
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {sources.map(source => (
        <Row key={source.id} source={source} open={source.id === openId} onOpen={() => onOpen(source)} />
      ))}
    </tbody>
  </RowTable>
)
