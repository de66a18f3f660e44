import type { Page } from '../../../src-shared/model/page.ts'

const LARGEST_PAGE = 500

/** At most `limit` items of a paged list, over as many pages as that takes. */
export const takePages = async <T>(
  limit: number,
  load: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<T[]> => {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const size = Math.min(LARGEST_PAGE, limit - items.length)
    const page: Page<T> = await load({ limit: size, ...(cursor === null ? {} : { cursor }) })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null && items.length < limit)
  return items
}
