import type { Page } from '../../src-shared/model/page.ts'

type Row = { id: string }

const newestFirst = (a: Row, b: Row): number => (a.id < b.id ? 1 : -1)

/** The page that a row belongs to by its id; -1 when it lies beyond what is loaded. */
const pageOf = (pages: Page<Row>[], id: string): number => {
  const index = pages.findIndex(page => {
    const last = page.items.at(-1)
    return last !== undefined && id > last.id
  })
  if (index >= 0) return index
  return pages.at(-1)?.next === null ? pages.length - 1 : -1
}

/**
 * Puts the latest of each row into a list of pages that is sorted by id, newest first: rows it has are replaced
 * where they are, rows that no longer belong are taken out, others come in at their place.
 */
export const mergeRows = <T extends Row>(pages: Page<T>[], latest: T[], belongs: (item: T) => boolean): Page<T>[] => {
  const byId = new Map(latest.map(item => [item.id, item]))
  const patched = pages.map(page => ({
    ...page,
    items: page.items.flatMap(row => {
      const item = byId.get(row.id)
      if (item === undefined) return [row]
      byId.delete(row.id)
      return belongs(item) ? [item] : []
    }),
  }))
  const coming = [...byId.values()].filter(belongs).map(item => ({ item, index: pageOf(patched, item.id) }))
  return patched.map((page, index) => {
    const fresh = coming.flatMap(each => (each.index === index ? [each.item] : []))
    return fresh.length === 0 ? page : { ...page, items: [...page.items, ...fresh].toSorted(newestFirst) }
  })
}
