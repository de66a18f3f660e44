import type { Database } from 'better-sqlite3'
import { createRemoveCaptures } from './capture/remove-captures.ts'
import { createRemoveDelivery } from './remove-delivery.ts'

/** Deliveries or captures taken away in one step. Their rows lie far apart: about 10 ms when they come from a cold disk. */
const STEP = 32
/** Entries of a source are small and lie together. */
const ENTRY_STEP = 1000

interface Job {
  kind: 'webhook' | 'inbox' | 'source'
  number: number
}

export type Purge = ReturnType<typeof createPurge>

/**
 * Takes away what belonged to removed webhooks, inboxes and sources. The jobs are rows themselves, written in the commit that
 * removes the owner, so a restart goes on where it was.
 */
export const createPurge = (db: Database) => {
  const jobs = db.prepare<[], Job>('SELECT kind, number FROM purge LIMIT 1')
  const begin = db.prepare<[string, number]>('INSERT INTO purge (kind, number) VALUES (?, ?)')
  const finish = db.prepare<[string, number]>('DELETE FROM purge WHERE kind = ? AND number = ?')
  const deliveries = db.prepare<[number], number>(`SELECT id FROM delivery WHERE webhook = ? LIMIT ${STEP}`).pluck()
  const removeDelivery = createRemoveDelivery(db)
  const removeSkipped = db.prepare<[number, number]>(
    `DELETE FROM skipped WHERE webhook = ?
     AND message IN (SELECT message FROM skipped WHERE webhook = ? LIMIT ${STEP})`,
  )
  const captures = db.prepare<[number], number>(`SELECT seq FROM capture WHERE inbox = ? LIMIT ${STEP}`).pluck()
  const removeCaptures = createRemoveCaptures(db)
  const removeEntries = db.prepare<[number]>(
    `DELETE FROM source_entry WHERE asset IN (SELECT asset FROM source_entry WHERE source = ? LIMIT ${ENTRY_STEP})`,
  )

  const purgeWebhook = (number: number): boolean => {
    const keys = deliveries.all(number)
    for (const key of keys) removeDelivery(key)
    return keys.length > 0 || removeSkipped.run(number, number).changes > 0
  }

  const purgeInbox = (number: number): boolean => {
    return removeCaptures(captures.all(number)) > 0
  }

  const purgeOf = {
    webhook: purgeWebhook,
    inbox: purgeInbox,
    source: (number: number): boolean => removeEntries.run(number).changes > 0,
  }

  const work = db.transaction(({ kind, number }: Job): void => {
    if (!purgeOf[kind](number)) finish.run(kind, number)
  })

  return {
    begin: (kind: Job['kind'], number: number): void => void begin.run(kind, number),

    /** One step in a commit of its own. False when nothing is left to do. */
    step(): boolean {
      const job = jobs.get()
      if (job !== undefined) work(job)
      return job !== undefined
    },
  }
}
