import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import { cx } from '../../lib/class-names.ts'
import { useListKeys } from '../../lib/list-keys.ts'
import { Badge } from '../../ui/badge.tsx'
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

export const EventTypeTable = ({ eventTypes, openName, onOpen }: Props) => {
  const at = eventTypes.findIndex(({ name }) => name === openName)
  const move = (index: number): void => {
    const definition = eventTypes[Math.max(0, Math.min(eventTypes.length - 1, index))]
    if (definition) onOpen(definition.name)
  }
  const keys = useListKeys({
    step: by => move(at < 0 ? 0 : at + by),
    edge: end => move(end === 'first' ? 0 : eventTypes.length - 1),
    open: () => move(at),
  })
  return (
    <div
      role="group"
      aria-label="Event types"
      tabIndex={0}
      onKeyDown={event => event.target === event.currentTarget && keys(event.nativeEvent)}
      className="@container min-h-0 flex-1 overflow-auto focus-visible:outline-offset-[-2px]"
    >
      <table className="w-full table-fixed border-collapse">
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
      </table>
    </div>
  )
}
