import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A fresh directory, and how to be rid of it. */
export const makeTempDir = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'hookbench-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}
