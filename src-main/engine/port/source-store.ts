import type { FolderOptions, StreamOptions } from '../../../src-shared/model/source.ts'

interface SourceBase {
  id: string
  number: number
  name: string
  enabled: boolean
  /** Unix milliseconds. */
  createdAt: number
}

export interface FolderRecord extends SourceBase {
  kind: 'folder'
  folder: FolderOptions
}

/** The URL in `stream` has its password masked; `sealedUrl` is the whole one, sealed by the vault. */
export interface StreamRecord extends SourceBase {
  kind: 'redis-stream'
  stream: StreamOptions
  sealedUrl: string
}

export type SourceRecord = FolderRecord | StreamRecord

/** Also what became of it. Files and folders are the known entries of a watched folder. */
export interface SourceRow {
  record: SourceRecord
  events: number
  lastEventAt: number | null
  files: number
  folders: number
}

/** A file or folder of a watched folder, as a look saw it. A folder has only path and kind. */
export interface Seen {
  /** Below the watched folder: `/` before each part, also on Windows. */
  path: string
  folder: boolean
  /** Device and inode: stays when a file is renamed, and is given to another file once it is gone. */
  identity: string
  /** Unix milliseconds with fractions; 0 where the file system does not know when a file was born. */
  born: number
  size: number
  modified: number
}

/** What is known of it from before. `asset` is its number in events and is never given twice. */
export interface Entry extends Seen {
  asset: number
}

export interface EntryChanges {
  put: readonly Entry[]
  /** Assets. */
  removed: readonly number[]
  /** Each a MessageCreate with its id, as JSON, in order. */
  events: readonly string[]
}

/** An event that is not a message yet. */
export interface WaitingEvent {
  seq: number
  message: string
}

export interface SourceStore {
  list(): Promise<SourceRow[]>
  /** The store gives the number; it is never given twice. */
  insert(record: SourceRecord): Promise<number>
  update(record: SourceRecord): Promise<void>
  /** Also removes its entries and the events that wait. */
  remove(id: string): Promise<void>
  /** At most `limit` entries with an asset above `after`, in order. */
  entries(source: number, after: number, limit: number): Promise<Entry[]>
  /** The largest asset ever given; 0 before the first. */
  lastAsset(): Promise<number>
  /** What is known and what is to be told of it, in one commit: after a crash both are there, or none. */
  change(source: number, changes: EntryChanges): Promise<void>
  /** The first events that wait, in order. */
  waiting(source: number, limit: number): Promise<WaitingEvent[]>
  /** Forgets the events that wait up to `seq` (null: none) and counts the `made` messages. */
  made(source: number, seq: number | null, made: number): Promise<void>
}
