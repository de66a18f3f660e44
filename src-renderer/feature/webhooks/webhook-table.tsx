import {
  createColumnHelper,
  createSortedRowModel,
  flexRender,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { statusLabel } from '../../../src-shared/model/delivery-status.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { cx } from '../../lib/class-names.ts'
import { Badge } from '../../ui/badge.tsx'
import { MiddleCut } from '../../ui/middle-cut.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { RowTable } from '../../ui/row-table.tsx'
import { StateIcon } from '../../ui/state-icon.tsx'
import { EnabledSwitch } from './enabled-switch.tsx'
import { WebhookMenu } from './webhook-menu.tsx'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns })
const helper = createColumnHelper<typeof features, Webhook>()

const LastDelivery = ({ webhook: { health } }: { webhook: Webhook }) => {
  const last = health.lastDelivery
  if (last === null) return <span className="text-faint">none yet</span>
  return (
    <span className="flex items-center gap-2">
      <StateIcon state={last.status} />
      <span className="truncate">{statusLabel[last.status]}</span>
      <span className="shrink-0 text-faint">
        <RelativeTime at={last.at} />
      </span>
    </span>
  )
}

/** Says it in words, beside the switch (R83). */
const DisabledLabel = ({ webhook: { enabled, disabled } }: { webhook: Webhook }) =>
  enabled ? null : (
    <span className="shrink-0" title={disabled?.reason}>
      <Badge tone={disabled?.by === 'rule' ? 'bad' : 'plain'}>Disabled</Badge>
    </span>
  )

const Waiting = ({ webhook: { health } }: { webhook: Webhook }) => {
  const count = health.queued + health.scheduled
  return <span className="mono text-muted">{count === 0 ? '' : count}</span>
}

const columns = helper.columns([
  helper.accessor('name', {
    header: 'Name',
    cell: info => (
      <span className="flex items-center gap-1.5">
        <span className="truncate font-semibold">{info.getValue()}</span>
        <DisabledLabel webhook={info.row.original} />
      </span>
    ),
  }),
  helper.accessor('url', {
    header: 'URL',
    cell: info => <MiddleCut text={info.getValue()} />,
  }),
  helper.accessor('profile', {
    header: 'Profile',
    cell: info => (
      <span className="flex items-center gap-1.5">
        <span className="truncate">{profiles[info.getValue()].label}</span>
        {info.row.original.customised && <Badge>custom</Badge>}
      </span>
    ),
  }),
  helper.accessor(webhook => webhook.eventTypes.join(', '), {
    id: 'events',
    header: 'Events',
    cell: info => (
      <span className="mono block truncate text-muted" title={info.getValue()}>
        {info.getValue() || 'none'}
      </span>
    ),
  }),
  helper.accessor(webhook => (webhook.enabled ? 1 : 0), {
    id: 'enabled',
    header: 'Status',
    cell: info => <EnabledSwitch webhook={info.row.original} />,
  }),
  helper.accessor(webhook => webhook.health.queued + webhook.health.scheduled, {
    id: 'waiting',
    header: 'Waiting',
    cell: info => <Waiting webhook={info.row.original} />,
  }),
  helper.accessor(webhook => webhook.health.lastDelivery?.at ?? '', {
    id: 'last',
    header: 'Last delivery',
    cell: info => <LastDelivery webhook={info.row.original} />,
  }),
  helper.display({
    id: 'actions',
    header: () => <span className="sr-only">Actions</span>,
    cell: info => <WebhookMenu webhook={info.row.original} />,
  }),
])

/** Width of each column, and from which list width it is shown. */
const SHAPE: Record<string, string> = {
  name: '',
  url: 'w-[30%]',
  profile: 'w-42 hidden @min-[820px]:table-cell',
  events: 'w-[14%] hidden @min-[760px]:table-cell',
  enabled: 'w-16',
  waiting: 'w-18 hidden @min-[900px]:table-cell',
  last: 'w-48 hidden @min-[520px]:table-cell',
  actions: 'w-11',
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const

interface Props {
  webhooks: Webhook[]
  openId: string | null
  onOpen(webhook: Webhook): void
}

export const WebhookTable = ({ webhooks, openId, onOpen }: Props) => {
  const table = useTable({ features, columns, data: webhooks, getRowId: webhook => webhook.id })
  const rows = table.getRowModel().rows
  return (
    <RowTable
      label="Webhooks"
      rows={rows}
      openAt={rows.findIndex(row => row.id === openId)}
      onOpen={row => onOpen(row.original)}
    >
      <thead className="sticky top-0 z-1 bg-canvas text-xs text-faint">
        {table.getHeaderGroups().map(group => (
          <tr key={group.id} className="h-7 shadow-[inset_0_-1px_var(--c-line)]">
            {group.headers.map(header => {
              const sorted = header.column.getIsSorted()
              return (
                <th
                  key={header.id}
                  aria-sort={sorted ? ARIA_SORT[sorted] : undefined}
                  className={cx('px-2 text-left font-normal first:pl-4', SHAPE[header.column.id])}
                >
                  {header.column.getCanSort() ? (
                    <button
                      type="button"
                      onClick={header.column.getToggleSortingHandler()}
                      className="inline-flex items-center gap-1 hover:text-ink"
                    >
                      <table.FlexRender header={header} />
                      {sorted === 'asc' && <ArrowUp size={11} aria-hidden />}
                      {sorted === 'desc' && <ArrowDown size={11} aria-hidden />}
                    </button>
                  ) : (
                    <table.FlexRender header={header} />
                  )}
                </th>
              )
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {rows.map(row => (
          <tr
            key={row.id}
            aria-selected={row.id === openId}
            onClick={() => onOpen(row.original)}
            className={cx(
              'h-9 cursor-default border-b border-line',
              row.id === openId ? 'bg-selected' : 'hover:bg-hover',
              !row.original.enabled && 'text-muted',
            )}
          >
            {row.getAllCells().map(cell => (
              <td key={cell.id} className={cx('px-2 first:pl-4', SHAPE[cell.column.id])}>
                {flexRender(cell.column.columnDef.cell, cell.getContext())}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </RowTable>
  )
}
