import { HookError } from '../error.ts'
import type { NewEvent } from '../model/message.ts'

/** One event of many, or why it is none: that is its own affair and not that of the others. */
export type BatchItem = NewEvent | HookError

export const batchItem = (read: () => NewEvent): BatchItem => {
  try {
    return read()
  } catch (error) {
    if (error instanceof HookError) return error
    throw error
  }
}
