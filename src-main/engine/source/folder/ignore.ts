import { fold, matchesGlob } from '../../filter/glob.ts'

/** Whether a path below the folder is left out. */
export type Ignores = (path: string) => boolean

const partsOf = (text: string): string[] =>
  fold(text)
    .split('/')
    .filter(part => part !== '')

/**
 * A pattern without `/` is about the name of a file or folder wherever it lies, one with `/` about a path from the
 * watched folder on. `*` stands for any part of one name. What lies in an ignored folder is never looked at.
 */
export const compileIgnore = (patterns: readonly string[]): Ignores => {
  const globs = patterns.map(pattern => ({
    anchored: pattern.replace(/\/+$/, '').includes('/'),
    parts: partsOf(pattern).map(part => part.split('*')),
  }))
  return path => {
    const parts = partsOf(path)
    return globs.some(({ anchored, parts: wanted }) => {
      const own = anchored ? parts : parts.slice(-1)
      return own.length === wanted.length && wanted.every((glob, index) => matchesGlob(glob, own[index] ?? ''))
    })
  }
}
