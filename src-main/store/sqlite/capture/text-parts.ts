import type { Database } from 'better-sqlite3'

/**
 * The index of texts is in parts of so many captures, each a table: what is deleted need not be taken out of a part, which
 * goes as a whole when little of it is left. Taking captures out one by one took 1.4 ms each, and up to 2.2 s in one step.
 */
export const PART_SIZE = 8192

export interface TextPart {
  part: number
  /** Captures of the part up to this one are in its table. */
  upto: number
  /** How many were put in, and how many of those are gone since. */
  docs: number
  dead: number
}

export const partOf = (seq: number): number => Math.floor(seq / PART_SIZE)
export const tableOf = (part: number): string => `capture_text_${part}`

export const makePartTable = (db: Database, part: number): void => {
  const table = tableOf(part)
  db.exec(`CREATE VIRTUAL TABLE ${table} USING fts5(text, content='', columnsize=0, detail=none, tokenize='trigram');
    INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', 4194304);
    INSERT INTO ${table} (${table}, rank) VALUES ('automerge', 0)`)
}
