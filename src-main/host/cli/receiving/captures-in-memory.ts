import type { CaptureRecord, CaptureStore } from '../../../engine/port/store.ts'
import type { LastEvent } from '../../../engine/respond/last-event.ts'

/** The inbox of requests whose path names none, such as `/`. */
export const EVERY_PATH = 'listen'

interface CapturesInMemory extends Pick<CaptureStore, 'insert' | 'answered' | 'forwarded'> {
  lastEvent: LastEvent
  /** The last one that was valid, of any inbox: all verify alike. */
  valid: Pick<CaptureStore, 'get' | 'lastValid'>
}

/** Keeps each capture until it is answered, and hands it on with its answer; and the last one that was valid. */
export const capturesInMemory = (done: (record: CaptureRecord) => void): CapturesInMemory => {
  const waiting = new Map<string, CaptureRecord>()
  let lastValid: CaptureRecord | null = null
  return {
    async insert(record) {
      if (record.result === 'valid') lastValid = record
      if (record.answered) done(record)
      else waiting.set(record.id, record)
    },
    lastEvent: async ({ name }) =>
      name === EVERY_PATH || lastValid?.inbox === name ? (lastValid?.body ?? null) : null,
    valid: {
      lastValid: async () => lastValid?.id ?? null,
      get: async id => (lastValid?.id === id ? lastValid : null),
    },
    async forwarded(id, forward) {
      const record = waiting.get(id)
      if (record !== undefined) waiting.set(id, { ...record, forward })
    },
    async answered(id, answer) {
      const record = waiting.get(id)
      if (record === undefined) return
      waiting.delete(id)
      done({ ...record, answered: true, responseStatus: answer.status, answer: JSON.stringify(answer) })
    },
  }
}
