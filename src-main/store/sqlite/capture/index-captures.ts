import type { Database } from 'better-sqlite3'
import { bodyText, type CaptureText, indexedText } from './capture-text.ts'
import { makePartTable, PART_SIZE, partOf, tableOf, type TextPart } from './text-parts.ts'

/** Captures put into the index in one step: about 15 ms. */
const STEP = 64
/** Longer texts make a step shorter. */
const MOST_CHARACTERS = 256 * 1024
/** A part is made anew when it has so many captures, and three of four of them are gone. */
const WORTH_IT = 1024
/** While there is other work, the index gets one part in so many of the time. */
const SHARE = 10

interface Row extends CaptureText {
  seq: number
}

/**
 * Puts captures into the index of texts, a few at a time when there is nothing else to do: an insert does not wait for it.
 * The newest part comes first, then those below it that are not whole, as after an update.
 */
export const createCaptureIndexing = (db: Database) => {
  const newest = db.prepare<[], number | null>('SELECT max(seq) FROM capture').pluck()
  const topOf = db.prepare<[number], number | null>('SELECT max(seq) FROM capture WHERE seq < ?').pluck()
  const partAt = db.prepare<[number], TextPart>('SELECT part, upto, docs, dead FROM capture_text_part WHERE part = ?')
  const rows = db.prepare<[number, number], Row>(
    `SELECT seq, target, raw_headers AS rawHeaders, event_type AS eventType FROM capture
     WHERE seq > ? AND seq < ? ORDER BY seq LIMIT ${STEP}`,
  )
  const body = db.prepare<[number], Uint8Array>('SELECT body FROM capture_body WHERE seq = ?').pluck()
  const save = db.prepare<[number, number, number]>(
    `INSERT INTO capture_text_part (part, upto, docs, dead) VALUES (?, ?, ?, 0)
     ON CONFLICT (part) DO UPDATE SET upto = excluded.upto, docs = docs + excluded.docs`,
  )
  const worn = db
    .prepare<[], number>(
      `SELECT part FROM capture_text_part WHERE dead > 0 AND (dead >= docs OR (docs >= ${WORTH_IT} AND dead * 4 >= docs * 3)) LIMIT 1`,
    )
    .pluck()
  const forget = db.prepare<[number]>('DELETE FROM capture_text_part WHERE part = ?')

  const drop = db.transaction((part: number): void => {
    db.exec(`DROP TABLE ${tableOf(part)}`)
    forget.run(part)
  })

  const fill = db.transaction((part: number, upto: number | null, found: readonly Row[]): void => {
    if (upto === null) makePartTable(db, part)
    const insert = db.prepare<[number, string]>(`INSERT INTO ${tableOf(part)} (rowid, text) VALUES (?, ?)`)
    let characters = 0
    let docs = 0
    let last = upto ?? -1
    for (const row of found) {
      const bytes = body.get(row.seq)
      const text = indexedText(row, bytes === undefined ? null : bodyText(bytes))
      insert.run(row.seq, text)
      last = row.seq
      docs++
      characters += text.length
      if (characters >= MOST_CHARACTERS) break
    }
    save.run(part, last, docs)
  })

  /** Some of the part. False when it is whole. */
  const stepIn = (part: number): boolean => {
    const upto = partAt.get(part)?.upto ?? null
    const found = rows.all(Math.max(upto ?? -1, part * PART_SIZE - 1), (part + 1) * PART_SIZE)
    if (found.length === 0) return false
    fill(part, upto, found)
    return true
  }

  /** The parts below this one are still to be looked at; null: all of them are whole. */
  let older: number | null = Number.MAX_SAFE_INTEGER

  const work = (): boolean => {
    const old = worn.get()
    if (old !== undefined) {
      drop(old)
      older = Number.MAX_SAFE_INTEGER
      return true
    }
    const top = newest.get() ?? null
    if (top === null) return false
    if (stepIn(partOf(top))) return true
    while (older !== null) {
      const next = topOf.get(Math.min(older, partOf(top)) * PART_SIZE) ?? null
      if (next === null) older = null
      else if (stepIn(partOf(next))) return true
      else older = partOf(next)
    }
    return false
  }

  let rested = 0

  return {
    /** One step in a commit of its own; `idle`: nothing else waits. False when all is in the index. */
    step(idle: boolean): boolean {
      const begin = performance.now()
      if (!idle && begin < rested) return true
      const more = work()
      const end = performance.now()
      rested = end + (end - begin) * (SHARE - 1)
      return more
    },
  }
}
