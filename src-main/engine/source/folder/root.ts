import { stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'

/** The watched folder itself: which directory it is, or why it cannot be watched, with the next step. */
export type Root = { identity: string; device: string } | { problem: string }

const sentences: Partial<Record<string, string>> = {
  ENOENT: 'is not there. Create it, or connect its drive',
  ENOTDIR: 'is not a folder. Choose another one',
  EACCES: 'cannot be read. Give the account that Hookbench runs as the right to read it',
  EPERM: 'cannot be read. Give the account that Hookbench runs as the right to read it',
}

export const rootProblem = (path: string, error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return `The folder ${path} ${sentences[code] ?? `cannot be read (${code}); it is tried again by itself`}.`
}

export const readRoot = async (path: string): Promise<Root> => {
  if (!isAbsolute(path)) return { problem: `The path ${path} is not absolute. Give it from the root of the drive on.` }
  try {
    const { dev, ino, isDirectory } = await stat(path, { bigint: true }).then(stats => ({
      dev: stats.dev,
      ino: stats.ino,
      isDirectory: stats.isDirectory(),
    }))
    if (!isDirectory) return { problem: `${path} is not a folder. Choose another one.` }
    return { identity: `${dev}:${ino}`, device: String(dev) }
  } catch (error) {
    return { problem: rootProblem(path, error) }
  }
}
