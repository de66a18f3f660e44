import { HookError } from '../../../src-shared/error.ts'
import type {
  ClusterProperties,
  ClusterPropertiesUpdate,
  ClusterValues,
} from '../../../src-shared/model/cluster-properties.ts'
import { createSerial } from '../serial.ts'
import { parseClusterProperties } from './parse-cluster-properties.ts'

/** Where the properties stand; a host brings it. */
export interface ClusterPropertiesFile {
  /** Empty when there is none. */
  read(): Promise<string>
  write(text: string): Promise<void>
  /** Calls `changed` when the file may have changed, also once at the start; the answer ends that. */
  watch(changed: () => void): () => void
}

export interface ClusterService {
  /** What is in force now. */
  values(): ClusterValues
  read(): ClusterProperties
  /** Replaces the text of the file. Lines that cannot be used are kept, passed over and reported. Throws CONFLICT. */
  write(update: ClusterPropertiesUpdate): Promise<ClusterProperties>
  /** Calls `listener` when other values are in force; from now on changes of the file count. */
  follow(listener: () => void): void
  close(): void
}

export interface ClusterServiceOptions {
  file: ClusterPropertiesFile
  /** The file could not be read again; what was read before stays in force. */
  onError: (error: unknown) => void
}

const changedMeanwhile = (): HookError =>
  new HookError('CONFLICT', 'The cluster properties were changed meanwhile.', {
    field: 'was',
    help: 'Read them again and make the change in that text.',
  })

/** Keeps the cluster properties of the data directory and follows changes of their file (R82). */
export const loadClusterService = async ({ file, onError }: ClusterServiceOptions): Promise<ClusterService> => {
  const inTurn = createSerial()
  let changed = (): void => {}
  let unwatch = (): void => {}
  let current = parseClusterProperties(await file.read())

  const apply = (text: string): void => {
    if (text === current.text) return
    current = parseClusterProperties(text)
    changed()
  }

  return {
    values: () => current.values,
    read: () => current,
    write: ({ text, was }) =>
      inTurn('file', async () => {
        if (was !== undefined && was !== (await file.read())) throw changedMeanwhile()
        await file.write(text)
        apply(text)
        return current
      }),
    follow(listener) {
      changed = listener
      unwatch = file.watch(() => {
        inTurn('file', async () => apply(await file.read())).catch(onError)
      })
    },
    close: () => unwatch(),
  }
}
