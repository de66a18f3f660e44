import { watch } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Clock, SECOND } from '../../src-shared/time.ts'
import type { ClusterPropertiesFile } from '../engine/cluster/cluster-properties.ts'
import { fileError, isMissing } from './file-error.ts'
import { writeDataFile } from './write-data-file.ts'

const NAME = 'cluster-properties.txt'
/** For a file that is not there yet or lies where the system tells of no changes. */
const POLL_EVERY = 2 * SECOND

/** Changes with every change of the file; empty when there is none. */
const stampOf = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => null)
  return found === null ? '' : `${found.ino} ${found.size} ${found.mtimeMs}`
}

/** The file `cluster-properties.txt` of a data directory. */
export const clusterPropertiesFile = (dataDir: string, clock: Clock): ClusterPropertiesFile => {
  const path = join(dataDir, NAME)

  return {
    async read() {
      try {
        return await readFile(path, 'utf8')
      } catch (error) {
        if (isMissing(error)) return ''
        throw fileError(path, error)
      }
    },

    write: text => writeDataFile(path, text),

    watch(changed) {
      let closed = false
      let seen: string | null = null
      let unwatch = (): void => {}
      let cancelPoll = (): void => {}

      const follow = (): void => {
        unwatch()
        try {
          const watcher = watch(path, { persistent: false }, () => void look())
          watcher.on('error', () => watcher.close())
          unwatch = () => watcher.close()
        } catch {
          unwatch = () => {}
        }
      }
      const look = async (): Promise<void> => {
        const stamp = await stampOf(path)
        if (closed || stamp === seen) return
        seen = stamp
        follow()
        changed()
      }
      const poll = (): void => {
        void look()
        cancelPoll = clock.after(POLL_EVERY, poll)
      }

      poll()
      return () => {
        closed = true
        cancelPoll()
        unwatch()
      }
    },
  }
}
