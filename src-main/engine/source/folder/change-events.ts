import { toIso } from '../../../../src-shared/time.ts'
import type { Entry } from '../../port/source-store.ts'
import { type Change, nameOf } from './compare.ts'
import { mediaType } from './media-type.ts'

type Metadata = Record<string, string | number>

/** An event of a watched folder, before it has an id. */
export interface FolderEvent {
  type: string
  data: Record<
    string,
    string | number | Metadata | Record<string, { oldValue: string | number; newValue: string | number }>
  >
}

/** `/` for what lies in the watched folder itself. */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

const extensionOf = (path: string): string => /[^/]\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''

const fileMetadata = ({ path, size, modified }: Entry): Metadata => {
  const extension = extensionOf(path)
  return {
    filename: nameOf(path),
    folderPath: folderOf(path),
    assetPath: path,
    extension,
    mimeType: mediaType(extension),
    fileSize: size,
    fileModified: toIso(modified),
  }
}

const folderEvent = (type: string, { path }: Entry): FolderEvent => ({
  type,
  data: { folderPath: path, metadata: { name: nameOf(path), folderPath: path } },
})

const assetEvent = (type: string, entry: Entry): FolderEvent => ({
  type,
  data: { assetId: entry.asset, path: entry.path, folderPath: folderOf(entry.path), metadata: fileMetadata(entry) },
})

const differences = (before: Metadata, after: Metadata) =>
  Object.fromEntries(
    Object.keys(after).flatMap(name => {
      const [oldValue, newValue] = [before[name], after[name]]
      return oldValue === undefined || newValue === undefined || oldValue === newValue
        ? []
        : [[name, { oldValue, newValue }]]
    }),
  )

/** Nothing when no metadata changed, for example when a copy took the place of its original. */
const changeEvent = (type: string, before: Entry, after: Entry): FolderEvent[] => {
  const changedMetadata = differences(fileMetadata(before), fileMetadata(after))
  if (Object.keys(changedMetadata).length === 0) return []
  const { type: name, data } = assetEvent(type, after)
  return [{ type: name, data: { ...data, changedMetadata } }]
}

/** What is told of a change. A file that was moved and written to tells both. */
export const changeEvents = (change: Change, asset: number): FolderEvent[] => {
  if (change.kind === 'removed') {
    const { entry } = change
    return [entry.folder ? folderEvent('folder_remove', entry) : assetEvent('asset_remove', entry)]
  }
  const after: Entry = { ...change.seen, asset }
  if (change.kind === 'created') {
    return [after.folder ? folderEvent('folder_create', after) : assetEvent('asset_create', after)]
  }
  const { entry } = change
  if (change.kind === 'changed') return changeEvent('asset_update_metadata', entry, after)
  const moved: Entry = { ...entry, path: after.path }
  const type = folderOf(entry.path) === folderOf(after.path) ? 'asset_rename' : 'asset_move'
  return [...changeEvent(type, entry, moved), ...changeEvent('asset_update_metadata', moved, after)]
}
