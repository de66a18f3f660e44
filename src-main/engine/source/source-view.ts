import type { Source } from '../../../src-shared/model/source.ts'
import { toIso } from '../../../src-shared/time.ts'
import type { SourceRow } from '../port/source-store.ts'
import type { Condition } from './running-source.ts'

/** A source as the API shows it; `condition` is null while it is off. */
export const sourceView = (row: SourceRow, condition: Condition | null): Source => {
  const { record } = row
  const shared = {
    id: record.id,
    name: record.name,
    enabled: record.enabled,
    state: condition?.state ?? ('off' as const),
    reason: condition?.reason ?? null,
    events: row.events,
    lastEventAt: row.lastEventAt === null ? null : toIso(row.lastEventAt),
    createdAt: toIso(record.createdAt),
  }
  if (record.kind === 'redis-stream') return { kind: record.kind, ...shared, stream: record.stream }
  return { kind: record.kind, ...shared, folder: { ...record.folder, files: row.files, folders: row.folders } }
}
