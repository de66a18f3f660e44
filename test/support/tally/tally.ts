import { writeFileSync } from 'node:fs'

/** What a run of tests came to; written by the reporters beside this file, added up by test/run.mjs. */
export interface Tally {
  passed: number
  failed: { title: string; message: string }[]
  skipped: { title: string; reason: string }[]
}

export const emptyTally = (): Tally => ({ passed: 0, failed: [], skipped: [] })

/** Writes the tally where HOOKBENCH_TALLY says; without it nothing happens. */
export const saveTally = (tally: Tally): void => {
  const path = process.env.HOOKBENCH_TALLY
  if (path !== undefined) writeFileSync(path, JSON.stringify(tally))
}
