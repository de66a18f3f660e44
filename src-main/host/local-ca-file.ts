import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LocalCaFiles } from '../engine/receive/local-ca.ts'
import type { Vault } from '../engine/port/vault.ts'

const FILE = 'local-ca.json'

/** Keeps the local authority in the data directory, its private keys sealed. */
export const localCaFile = (dataDir: string, vault: Vault) => {
  const path = join(dataDir, FILE)
  return {
    async load(): Promise<LocalCaFiles | null> {
      const stored = await readFile(path, 'utf8').catch(() => null)
      if (stored === null) return null
      const { caKey, leafKey, ...certificates } = JSON.parse(stored)
      return { ...certificates, caKey: vault.open(caKey), leafKey: vault.open(leafKey) }
    },
    async save(files: LocalCaFiles): Promise<void> {
      const sealed = { ...files, caKey: vault.seal(files.caKey), leafKey: vault.seal(files.leafKey) }
      await writeFile(`${path}.new`, JSON.stringify(sealed), { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
  }
}
