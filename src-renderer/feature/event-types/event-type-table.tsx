import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import { cx } from '../../lib/class-names.ts'
import { Badge } from '../../ui/badge.tsx'
import { RowTable } from '../../ui/row-table.tsx'
import { systemNames } from './system-names.ts'

interface Props {
  eventTypes: EventTypeDefinition[]
  openName: string | null
  onOpen(name: string): void
}

const HEAD = 'px-2 text-left font-normal first:pl-4'
const NAME = '@min-[760px]:w-[34%]'
const SYSTEMS = 'w-40 hidden @min-[560px]:table-cell'
const DESCRIPTION = 'hidden @min-[760px]:table-cell'

const Row = ({ definition, open, onOpen }: { definition: EventTypeDefinition; open: boolean; onOpen(): void }) => (
  <tr
    aria-selected={open}
    onClick={onOpen}
    className={cx('h-8 cursor-default border-b border-line', open ? 'bg-selected' : 'hover:bg-hover')}
  >
    <td className="px-2 pl-4">
      <span className="flex items-center gap-2">
        <span className="mono truncate" title={definition.name}>
          {definition.name}
        </span>
        {!definition.builtin && <Badge tone="info">yours</Badge>}
      </span>
    </td>
    <td className={cx('truncate px-2 text-muted', SYSTEMS)}>{systemNames(definition)}</td>
    <td className={cx('truncate px-2 text-muted', DESCRIPTION)} title={definition.description}>
      {definition.description}
    </td>
  </tr>
)

export const EventTypeTable = ({ eventTypes, openName, onOpen }: Props) => (
  <RowTable
    label="Event types"
    rows={eventTypes}
    openAt={eventTypes.findIndex(({ name }) => name === openName)}
    onOpen={definition => onOpen(definition.name)}
  >
    <thead className="sticky top-0 z-1 bg-canvas text-xs text-faint">
      <tr className="h-7 shadow-[inset_0_-1px_var(--c-line)]">
        <th className={cx(HEAD, NAME)}>Name</th>
        <th className={cx(HEAD, SYSTEMS)}>System</th>
        <th className={cx(HEAD, DESCRIPTION)}>Description</th>
      </tr>
    </thead>
    <tbody>
      {eventTypes.map(definition => (
        <Row
          key={definition.name}
          definition={definition}
          open={definition.name === openName}
          onOpen={() => onOpen(definition.name)}
        />
      ))}
    </tbody>
  </RowTable>
)
