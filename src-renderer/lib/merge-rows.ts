import type { Page } from '../../src-shared/model/page.ts'

/**
 * Puts the latest of each row into a list of pages that is sorted by id, newest first: rows it has are replaced
 * where they are, rows that no longer belong are taken out, new ones come in at the top.
 */
export const mergeRows = <T extends { id: string }>(
  pages: Page<T>[],
  latest: T[],
  belongs: (item: T) => boolean,
): Page<T>[] => {
  const byId = new Map(latest.map(item => [item.id, item]))
  const known = new Set<string>()
  const patched = pages.map(page => ({
    ...page,
    items: page.items.flatMap(row => {
      known.add(row.id)
      const item = byId.get(row.id)
      if (item === undefined) return [row]
      return belongs(item) ? [item] : []
    }),
  }))
  const [first, ...rest] = patched
  if (!first) return patched
  const top = first.items[0]?.id
  const fresh = latest.filter(item => !known.has(item.id) && belongs(item) && (top === undefined || item.id > top))
  if (fresh.length === 0) return patched
  fresh.sort((a, b) => (a.id < b.id ? 1 : -1))
  return [{ ...first, items: [...fresh, ...first.items] }, ...rest]
}
