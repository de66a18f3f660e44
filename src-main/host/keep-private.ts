import { chmod, lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Files that Hookbench makes in a data directory; others there are not its business. */
const OURS =
  /^(hookbench\.db.*|key(\.sealed)?(\..*\.old)?|token|(tokens|sessions|local-ca|engine)\.json|engine\.(lock|pid)|reserve|cluster-properties\.txt)$/
const SECRETS = new Set(['key', 'token'])

/** Takes from others what they may do with the files of a data directory. Windows has no such modes. */
export const keepPrivate = async (dataDir: string, warn: (message: string) => void): Promise<void> => {
  if (process.platform === 'win32') return
  for (const name of await readdir(dataDir)) {
    if (!OURS.test(name)) continue
    const path = join(dataDir, name)
    try {
      const file = await lstat(path)
      if (!file.isFile() || (file.mode & 0o077) === 0) continue
      await chmod(path, 0o600)
      if (SECRETS.has(name)) warn(`Others could read ${path}; now only its owner can. Replace it if somebody did.`)
    } catch (error) {
      warn(
        `Others may read ${path}, and that cannot be changed: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
}
