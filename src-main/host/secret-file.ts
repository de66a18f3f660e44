import { readFile } from 'node:fs/promises'
import { fileError, isMissing } from './file-error.ts'
import { writeDataFile } from './write-data-file.ts'

/** The text of a file without space around it; empty when there is no file. Throws HookError when it cannot be read. */
export const readSecretFile = async (path: string): Promise<string> => {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (isMissing(error)) return ''
    throw fileError(path, error)
  }
}

/**
 * The text of a file only its owner may read; written with `make()` when there is none or an empty one, as a power cut
 * left it behind older versions. A second process that starts at the same time reads the first one's.
 */
export const secretFile = async (path: string, make: () => string): Promise<string> => {
  const found = await readSecretFile(path)
  if (found !== '') return found
  const made = `${make()}\n`
  await writeDataFile(path, made, { keepFirst: true })
  const kept = await readSecretFile(path)
  if (kept !== '') return kept
  await writeDataFile(path, made)
  return readSecretFile(path)
}
