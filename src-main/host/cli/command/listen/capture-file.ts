import { appendFileSync, closeSync, openSync } from 'node:fs'
import { HookError } from '../../../../../src-shared/error.ts'
import { captureView } from '../../../../engine/capture/capture-view.ts'
import type { CaptureStore } from '../../../../engine/port/store.ts'

/** A file that grows by lines of JSON. */
interface CaptureFile {
  /** The line is with the system when this returns, so that it outlives this process. */
  add(line: object): void
  close(): void
}

/** Adds to the file, or makes it, for its owner alone. Throws HookError when it cannot be written. */
export const openCaptureFile = (path: string): CaptureFile => {
  const trying = <T>(work: () => T): T => {
    try {
      return work()
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new HookError('INVALID_INPUT', `The file "${path}" cannot be written: ${reason}.`, {
        cause,
        field: 'write',
      })
    }
  }
  const file = trying(() => openSync(path, 'a', 0o600))
  return {
    add: line => trying(() => appendFileSync(file, `${JSON.stringify(line)}\n`)),
    close: () => closeSync(file),
  }
}

/** The same store, whose captures are in the file before they are answered, and their answers when they have gone out. */
export const withFile = <T extends Pick<CaptureStore, 'insert' | 'answered'>>(
  captures: T,
  file: CaptureFile | null,
): T => {
  if (file === null) return captures
  return {
    ...captures,
    async insert(record) {
      const bodyBase64 = Buffer.from(record.body).toString('base64')
      file.add({ type: 'capture', ...captureView(record), bodyBase64 })
      await captures.insert(record)
    },
    async answered(id, answer) {
      file.add({ type: 'answered', id, answer })
      await captures.answered(id, answer)
    },
  }
}
