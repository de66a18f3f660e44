import { HookError } from '../../../../src-shared/error.ts'
import { readFields } from '../../../../src-shared/message/read-fields.ts'
import type { NewEvent } from '../../../../src-shared/model/message.ts'
import type { StreamEntry } from '../../port/stream.ts'

/** What an entry says, or why it says nothing. `derived`: the entry gave no id of its own. */
export type ReadEntry = { event: NewEvent; derived: boolean } | { problem: string }

const known = new Set(['type', 'data', 'id', 'timestamp', 'origin', 'originLicense'])

/**
 * Reads an entry as an event. Without an id of its own it gets one made of source and entry, so that an entry that comes
 * again after a crash is the same message.
 */
export const readEntry = ({ id: entryId, fields }: StreamEntry, source: string): ReadEntry => {
  if (fields === null) return { problem: 'it was deleted from the stream before it was read' }
  const unreadable = Object.keys(fields).find(name => fields[name] === null)
  if (unreadable !== undefined) return { problem: `its field ${unreadable} is not valid UTF-8` }
  const { data, ...rest } = fields
  const unknown = Object.keys(rest).find(name => !known.has(name))
  if (unknown !== undefined) {
    return { problem: `the field ${unknown} is not one of ${[...known].join(', ')}` }
  }
  if (rest['type'] === undefined) return { problem: 'it has no field type' }
  if (data === undefined) return { problem: 'it has no field data' }
  try {
    const event = readFields({ id: `${source}-${entryId}`, ...rest, dataText: data })
    return { event, derived: rest['id'] === undefined }
  } catch (error) {
    if (!(error instanceof HookError)) throw error
    return { problem: error.message.replace(/\.$/, '').replace(/^The data is/, 'its data is') }
  }
}
