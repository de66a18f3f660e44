import type { AssetTest } from './asset-query.ts'
import { fold, type Glob, matchesGlob } from './glob.ts'

const segmentsOf = (path: string): string[] =>
  fold(path.trim())
    .split('/')
    .filter(segment => segment !== '')

/**
 * Whether an asset lies in one of the folders or below it (R44): without regard to case and to slashes at the ends;
 * `*` stands for any part of one folder's name. Null when there are no folders, which is no limit.
 */
export const compileFolders = (folders: readonly string[]): AssetTest | null => {
  if (folders.length === 0) return null
  const wanted: Glob[][] = folders.map(folder => segmentsOf(folder).map(segment => segment.split('*')))
  return ({ path }) => {
    if (path === null) return false
    const own = segmentsOf(path).slice(0, -1)
    return wanted.some(
      folder => folder.length <= own.length && folder.every((name, index) => matchesGlob(name, own[index] ?? '')),
    )
  }
}
