import type { Source } from './model/source.ts'

/** Where a source's events come from, on one line. */
export const sourcePlace = (source: Source): string =>
  source.kind === 'folder' ? source.folder.path : `${source.stream.key} at ${source.stream.url}`
