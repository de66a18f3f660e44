import type { CaptureRecord, CaptureStore } from '../../../engine/port/store.ts'

/** Keeps each capture until it is answered, and hands it on with its answer. */
export const capturesInMemory = (done: (record: CaptureRecord) => void): Pick<CaptureStore, 'insert' | 'answered'> => {
  const waiting = new Map<string, CaptureRecord>()
  return {
    async insert(record) {
      if (record.answered) done(record)
      else waiting.set(record.id, record)
    },
    async answered(id, answer) {
      const record = waiting.get(id)
      if (record === undefined) return
      waiting.delete(id)
      done({ ...record, answered: true, responseStatus: answer.status, answer: JSON.stringify(answer) })
    },
  }
}
