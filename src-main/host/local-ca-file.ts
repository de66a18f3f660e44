import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Vault } from '../engine/port/vault.ts'
import type { LocalCaFiles } from '../engine/receive/local-ca.ts'
import { writeDataFile } from './write-data-file.ts'

const pem = z.string().min(1)
const filesSchema = z.object({ caCert: pem, caKey: pem, leafCert: pem, leafKey: pem })

/**
 * Keeps the local authority in the data directory, its private keys sealed. One that cannot be read, or that another
 * key sealed, counts as none: a new one is made. A disk that takes no file leaves the new one for this run alone.
 */
export const localCaFile = (dataDir: string, vault: Vault, warn: (message: string) => void) => {
  const path = join(dataDir, 'local-ca.json')
  return {
    async load(): Promise<LocalCaFiles | null> {
      const stored = await readFile(path, 'utf8').catch(() => null)
      if (stored === null) return null
      try {
        const { caKey, leafKey, ...certificates } = filesSchema.parse(JSON.parse(stored))
        return { ...certificates, caKey: vault.open(caKey), leafKey: vault.open(leafKey) }
      } catch {
        warn(`${path} cannot be read; the HTTPS receiver gets a new authority, which senders have to trust again.`)
        return null
      }
    },
    async save(files: LocalCaFiles): Promise<void> {
      const sealed = { ...files, caKey: vault.seal(files.caKey), leafKey: vault.seal(files.leafKey) }
      await writeDataFile(path, JSON.stringify(sealed)).catch((error: unknown) => {
        warn(
          `The HTTPS receiver's new authority cannot be kept: ${error instanceof Error ? error.message : String(error)}`,
        )
      })
    },
  }
}
