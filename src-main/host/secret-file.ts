import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * The text of a file only its owner may read (0600); written with `make()` when there is none. The file appears whole
 * or not at all: a second process that starts at the same time reads the first one's.
 */
export const secretFile = async (directory: string, name: string, make: () => string): Promise<string> => {
  const path = join(directory, name)
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const draft = `${path}.${process.pid}`
  await writeFile(draft, `${make()}\n`, { mode: 0o600 })
  await link(draft, path).catch(() => {})
  await unlink(draft)
  return (await readFile(path, 'utf8')).trim()
}
