import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredToken, TokenFile } from '../engine/access/token-service.ts'

/** Keeps the hashes of the API tokens in `tokens.json` of the data directory, readable by its owner only. */
export const tokenStoreFile = (dataDir: string): TokenFile => {
  const path = join(dataDir, 'tokens.json')
  return {
    async load(): Promise<StoredToken[]> {
      const text = await readFile(path, 'utf8').catch(() => null)
      return text === null ? [] : JSON.parse(text)
    },
    async save(tokens) {
      await writeFile(`${path}.new`, JSON.stringify(tokens, null, 2), { mode: 0o600, flush: true })
      await rename(`${path}.new`, path)
    },
  }
}
